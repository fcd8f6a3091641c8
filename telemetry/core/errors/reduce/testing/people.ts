/** Names of people in many languages: none of them may remain in an error. */
import { allFakers } from '@faker-js/faker';

/** Account names, and given names that are words, which lists of names tend to miss. */
const MORE_NAMES = `
  admin administrator anonymous-user backup daemon guest johndoe nobody oracle owner postgres root sysadmin test tester
  ubuntu user username vagrant webmaster
  alba amber angel april art august autumn basil bill bishop bob brook buck cash chance chase chuck clay cliff constance
  crystal dale dawn dean dolly dot drew earl eve faith fern flora forest frank gene ginger glen grace grant guy
  hank happy harmony hazel heath heaven holly hope hunter iris ivy jack jade jasmine jay jean jewel john josh joy judge
  june justice ken king lance laurel lee leo lily love major marina mark mason may mercy miles mina mo norm olive
  page pan pat patience paul pearl peg penny peter pierce poppy precious prince princess queen rain ray reed rich rob
  robin rocky rod rose ruby rusty sage sandy scout serena sky skip sterling stone storm sue summer sunny tab taylor
  ted terry tim tom tony trace tracy trip trinity ty van vera victor viola violet wade ward will willow windy winter
  wren young zion
`;

/** In lower case. */
export function namesOfPeople(): ReadonlySet<string> {
  const names = new Set(MORE_NAMES.trim().split(/\s+/));
  const add = (value: unknown): void => {
    if (typeof value === 'string') for (const word of value.split(/[\s'-]+/)) names.add(word.toLowerCase());
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(add);
  };
  for (const { rawDefinitions } of Object.values(allFakers)) {
    add(rawDefinitions.person?.first_name);
    add(rawDefinitions.person?.middle_name);
    add(rawDefinitions.person?.last_name);
  }
  return names;
}
