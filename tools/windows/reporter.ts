import { relative } from 'node:path';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import { ROOT } from '../paths.ts';

/** Summarises at the end what failed, what was skipped and why, and how many passed. */
export default class WindowsReporter implements Reporter {
  onTestModuleEnd(module: TestModule): void {
    const tests = [...module.children.allTests()];
    const seconds = (module.diagnostic().duration / 1_000).toFixed(1);
    console.log(`${nameOf(module)}  ${tests.length} tests, ${seconds} s`);
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const [failed, skipped] = [withState(tests, 'failed'), withState(tests, 'skipped')];
    const broken = modules.flatMap((module) => module.errors().map((error) => ({ module, error })));
    for (const reason of new Set(skipped.map(reasonOf))) {
      console.log(`\nSkipped, ${reason}:`);
      for (const test of skipped) if (reasonOf(test) === reason) console.log(`  ${titleOf(test)}`);
    }
    for (const test of failed) {
      console.log(`\nFAILED ${titleOf(test)}`);
      for (const error of test.result().errors ?? []) console.log(describe(error));
    }
    for (const { module, error } of broken) console.log(`\nFAILED ${nameOf(module)}\n${describe(error)}`);
    for (const error of errors) console.log(`\nFAILED outside of tests\n${describe(error)}`);
    const passed = withState(tests, 'passed').length;
    console.log(
      `\n${passed} passed, ${failed.length + broken.length + errors.length} failed, ${skipped.length} skipped`,
    );
  }
}

function withState(tests: readonly TestCase[], state: 'passed' | 'failed' | 'skipped'): TestCase[] {
  return tests.filter((test) => test.result().state === state);
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' && result.note) || 'without a reason';
}

function titleOf(test: TestCase): string {
  return `${nameOf(test.module)} > ${test.fullName}`;
}

function nameOf(module: TestModule): string {
  return relative(ROOT, module.moduleId).replaceAll('\\', '/');
}

function describe({ message, stack, diff }: SerializedError): string {
  // The stack of a test that took too long is from before it had a message.
  const parts = stack?.includes(message) === true ? [stack, diff] : [message, stack, diff];
  return parts.filter((part) => part !== undefined).join('\n');
}
