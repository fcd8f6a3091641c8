/** Personal data as it gets into errors: names, places and secrets, in every form that programs write. */
import { allFakers, faker } from '@faker-js/faker';
import { NAMES_IN_LOWER_CASE } from '../data/words.ts';

const mayBeLowerCase = new Set(NAMES_IN_LOWER_CASE.trim().split(/\s+/));
const people = Object.values(allFakers).filter(
  ({ rawDefinitions: { person } }) => person?.first_name !== undefined && person.last_name !== undefined,
);
const pick = <T>(values: readonly T[]): T => faker.helpers.arrayElement(values);

/** A name as a person writes it, or an account name. */
function name(): string {
  const locale = pick(people);
  locale.seed(faker.number.int());
  const first = locale.person.firstName();
  return pick([
    () => first,
    () => pick(['Mark', 'Will', 'Grace', 'Art', 'May', 'Chase', 'Can', 'Line', 'Promise', 'Valid', 'Name']),
    () => `${first} ${locale.person.lastName()}`,
    () => faker.internet.username(),
    () => first.toUpperCase(),
    () => (mayBeLowerCase.has(first.toLowerCase()) ? first : first.toLowerCase()),
  ])();
}

function place(who: string): string {
  const file = `${faker.string.alphanumeric(8)} ${who}.${faker.system.fileExt()}`;
  return pick([
    `/home/${who}/${file}`,
    `/Users/${who}/Library/Application Support/${file}`,
    `C:\\Users\\${who}\\AppData\\Roaming\\${file}`,
    `\\\\${faker.internet.domainWord()}\\${who}\\${file}`,
    `file:///home/${encodeURIComponent(who)}/${file}`,
    `~/${who}/${file}`,
  ]);
}

function secret(who: string): string {
  return pick([
    faker.internet.email({ firstName: who }),
    faker.internet.url(),
    faker.internet.domainName(),
    faker.internet.ipv4(),
    faker.internet.ipv6(),
    faker.internet.jwt(),
    faker.string.uuid(),
    faker.string.hexadecimal({ length: 32 }),
    faker.phone.number(),
    faker.finance.creditCardNumber(),
    faker.finance.iban(),
    faker.string.numeric(7),
    faker.location.streetAddress(),
    `Bearer ${faker.string.alphanumeric(30)}`,
    JSON.stringify({ [who]: faker.person.jobTitle(), password: faker.internet.password() }),
    `${who.toUpperCase()}_TOKEN=${faker.string.alphanumeric(24)}`,
    `ERR_${who.toUpperCase().replace(/\W/g, '_')}`,
    Buffer.from(`${who}:${faker.internet.password()}`).toString('base64'),
    encodeURIComponent(`${who} ${faker.string.alphanumeric(8)}`),
    `${faker.word.verb()}${who.replaceAll(' ', '')}`,
    `get_${who.replaceAll(' ', '_').toLowerCase()}_key`,
    faker.string.fromCharacters('ÄßéñżЖшقفאבגदेव日本語한국어ไทย😀', 8),
    [...who].join('\u200b'),
    `\u202e${who}\u202c`,
    `${who}\ud83d`,
  ]);
}

/** A canary; deterministic for a seed. */
export function canary(seed: number): string {
  faker.seed(seed);
  const who = name();
  return pick([() => who, () => place(who), () => secret(who)])();
}
