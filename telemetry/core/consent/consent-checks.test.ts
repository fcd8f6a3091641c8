import { expect, test } from 'vitest';
import { checkOptions } from '../check-options.ts';
import { consentChecks } from './consent-checks.ts';

const start = (options: object) => () => checkOptions('createNodeTelemetry', options, consentChecks);

test.each([
  [{}],
  [{ consent: undefined, privacyUrl: undefined }],
  [{ consent: 'optIn', privacyUrl: 'https://acme.example/privacy?lang=de#top' }],
  [{ consent: 'optOut' }],
])('accepts %j', (options) => {
  expect(start(options)).not.toThrow();
});

test.each([
  [
    { consent: 'opt-in' },
    "createNodeTelemetry can't start: its option consent is 'opt-in'. Write 'optIn', to ask people first, or 'optOut'.",
  ],
  [{ consent: 'optin' }, "is 'optin'. Write 'optIn'"],
  [{ consent: null }, "is of type object. Write 'optIn'"],
  [{ consent: true }, "is of type boolean. Write 'optIn'"],
  [
    { privacyUrl: 'http://acme.example/privacy' },
    "createNodeTelemetry can't start: its option privacyUrl is 'http://acme.example/privacy', and people are only led to an " +
      "https address. Write one such as 'https://acme.example/privacy'.",
  ],
  [{ privacyUrl: '' }, "is ''"],
  [{ privacyUrl: 'acme.example/privacy' }, 'only led to an https address'],
  [{ privacyUrl: 'https://' }, 'only led to an https address'],
  [{ privacyUrl: 'https:acme.example' }, 'only led to an https address'],
  [{ privacyUrl: 'https://ada:secret@acme.example/' }, 'only led to an https address'],
  [{ privacyUrl: 'https://acme.example/a b' }, 'only led to an https address'],
  [{ privacyUrl: 'file:///etc/passwd' }, 'only led to an https address'],
  [{ privacyUrl: 'javascript:alert(1)' }, 'only led to an https address'],
  [{ privacyUrl: new URL('https://acme.example') }, 'is of type object'],
])('refuses %j and says what to write', (options, words) => {
  expect(start(options)).toThrow(words);
});
