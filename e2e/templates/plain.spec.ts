/** Apps without a bundler or a compiler. */
import { expectDelivery, test } from './test.ts';

for (const name of ['plain-commonjs', 'plain-esm']) {
  test(name, async ({ workshop, launch, receiver }) => {
    workshop.copy(name);
    workshop.copy('plain');
    await workshop.installPackage();
    await expectDelivery(await launch(), receiver);
  });
}
