/** Reports how long each step of each template took, and what went wrong. */
import type { Reporter, TestCase, TestResult, TestStep } from '@playwright/test/reporter';

export default class TemplateReporter implements Reporter {
  onTestBegin({ title }: TestCase): void {
    say(title);
  }

  onStepEnd(_: TestCase, __: TestResult, { category, title, duration }: TestStep): void {
    if (category === 'test.step') say(`  ${seconds(duration)}  ${title}`);
  }

  onTestEnd({ title }: TestCase, { status, duration, errors, annotations }: TestResult): void {
    say(`  ${seconds(duration)}  in all: ${status}`);
    for (const { type, description = '' } of annotations) say(`  ${type}: ${description}`);
    for (const { stack, message } of errors) say(`${title}: ${stack ?? message}`);
  }

  printsToStdio(): boolean {
    return true;
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`.padStart(8);
