import { describe, expect, it } from 'vitest';
import { translationOf } from '../../catalogue/translation-of.ts';
import { catalogue } from '../../core/testing/catalogue.ts';
import { telemetry as de } from './de.ts';
import { defineTexts } from './define-texts.ts';
import { telemetry as en } from './en.ts';
import { findTextMistakes, type TelemetryTextsByLanguage, telemetryTextsFor } from './index.ts';

const FRENCH: TelemetryTextsByLanguage<typeof catalogue> = {
  fr: {
    notice: { title: '{product} mesure son utilisation' },
    waiting: { one: '{count} événement en attente', other: '{count} événements en attente' },
    groups: { Environments: 'Environnements' },
    events: {
      AppClosed: {
        description: 'L’application a été fermée.',
        fields: { openDurationSeconds: 'Pendant combien de secondes.' },
      },
    },
  },
};

describe('telemetryTextsFor', () => {
  it.each([
    ['de', 'de'],
    ['de-CH', 'de-CH'],
    ['de_AT', 'de-AT'],
    ['en-GB', 'en-GB'],
    ['fr', 'en'],
    ['den', 'en'],
    ['', 'en'],
    ['C', 'en'],
    ['no language', 'en'],
  ])('speaks to who reads %o in %s', (locale, language) => {
    const texts = telemetryTextsFor(locale);
    expect(texts.language).toBe(language);
    expect(texts.privacyPolicy).toBe(language.startsWith('de') ? 'Datenschutzerklärung' : 'Privacy policy');
    expect(texts.notice.settings).toBe(language.startsWith('de') ? 'Einstellungen' : 'Settings');
  });

  it("speaks a program's own language, and English where that says nothing", () => {
    const texts = telemetryTextsFor('fr-CA', FRENCH, { product: 'Acme' });
    expect(texts.language).toBe('fr-CA');
    expect(texts.notice.title).toBe('Acme mesure son utilisation');
    expect(texts.waiting.other).toBe('{count} événements en attente');
    expect(texts.notice.settings).toBe('Settings');
    expect(texts.groups).toEqual({ Environments: 'Environnements' });
    expect(texts.events['AppClosed']?.fields?.['openDurationSeconds']).toBe('Pendant combien de secondes.');
    expect(telemetryTextsFor('it', FRENCH).language).toBe('en');
  });

  it('takes the closer of two languages for what both say', () => {
    const own = {
      'pt-BR': { privacyPolicy: 'Beleza' },
      pt: { privacyPolicy: 'Certo', tryAgain: 'Tentar de novo' },
      en: { privacyPolicy: 'Fine' },
    };
    expect(telemetryTextsFor('pt-BR', own)).toMatchObject({
      privacyPolicy: 'Beleza',
      tryAgain: 'Tentar de novo',
    });
    expect(telemetryTextsFor('pt-PT', own)).toMatchObject({ privacyPolicy: 'Certo' });
    expect(telemetryTextsFor('da', own)).toMatchObject({ privacyPolicy: 'Fine', language: 'en' });
  });

  it.each([
    ['pt-BR', 'pt_BR'],
    ['he', 'iw'],
    ['iw-IL', 'he'],
    ['pt-br', 'PT'],
  ])('speaks to who reads %o by the texts of %o', (locale, language) => {
    expect(telemetryTextsFor(locale, { [language]: { privacyPolicy: 'Fine' } }).privacyPolicy).toBe('Fine');
  });

  it.each([
    ['none', null],
    ['a text', 'fr'],
    ['no language', { 'in French': { privacyPolicy: 'Bien' } }],
    ['a text for a language', { fr: 'Bonjour' }],
  ])('says it in its own words where the texts are %s', (_, texts) => {
    expect(Reflect.apply(telemetryTextsFor, undefined, ['fr', texts])).toEqual(telemetryTextsFor('en'));
  });

  it('leaves the catalogue its own words where those of a program are none', () => {
    const own = {
      de: {
        language: 'no language',
        groups: { Application: { title: 'Programm' }, Environments: 'Umgebungen' },
        common: { edition: () => 'Ausgabe' },
        events: {
          AppClosed: 'Zu',
          AppStarted: { description: 5, fields: { one: 'Eins', other: '{none}' } },
          TelemetryEnabled: { description: null, no: 'text' },
        },
      },
    };
    const texts = telemetryTextsFor('de', own);
    expect(texts.language).toBe('de');
    expect(texts.groups).toEqual({ ...de.groups, Environments: 'Umgebungen' });
    expect(texts.common).toEqual(de.common);
    expect(texts.events).toEqual({
      ...de.events,
      AppClosed: {},
      AppStarted: { fields: { one: 'Eins', other: '{none}' } },
    });
  });

  it('fills in a text that is called as a part of the catalogue is', () => {
    const own = { en: { activityPage: { events: 'Events of {product}' } } };
    expect(telemetryTextsFor('en', own, { product: 'Acme' }).activityPage.events).toBe('Events of Acme');
  });

  it('takes all forms of a language that has more than two', () => {
    const polish = {
      pl: { waiting: { one: '{count} zdarzenie', few: '{count} zdarzenia', other: '{count} zdarzeń' } },
    };
    expect(telemetryTextsFor('pl', polish).waiting).toEqual(polish.pl.waiting);
  });

  it('leaves telemetry its own words where those of a program have a place that nothing goes to', () => {
    const own = {
      de: {
        notice: { title: '{produkt} zählt', what: '{product} zählt.' },
        waiting: { one: '{zahl}', other: '{count}' },
        activity: { saveTitle: 5 },
        nothing: { there: 'is' },
      },
    };
    const texts = telemetryTextsFor('de', own, { product: 'Acme' });
    expect(texts.notice.title).toBe('Acme erhebt Telemetriedaten');
    expect(texts.notice.what).toBe('Acme zählt.');
    expect(texts.waiting).toEqual(de.waiting);
    expect(texts.activity.saveTitle).toBe('Telemetrie-Aktivität speichern');
    expect(texts).not.toHaveProperty('nothing');
  });

  it('lets a text do without a value', () => {
    const own = { en: { waiting: { other: 'some events' } } };
    expect(telemetryTextsFor('en', own).waiting).toEqual({ other: 'some events' });
  });

  it('fills in nothing of what the catalogue says', () => {
    const own = { en: { groups: { Environments: '{product}s' } } };
    expect(telemetryTextsFor('en', own, { product: 'Acme' }).groups).toEqual({ Environments: '{product}s' });
  });

  it('changes nothing of what others are told', () => {
    telemetryTextsFor('de', { de: { privacyPolicy: 'Gut', events: { AppClosed: { description: 'Zu.' } } } });
    expect(telemetryTextsFor('de').privacyPolicy).toBe('Datenschutzerklärung');
    expect(telemetryTextsFor('de').events).not.toHaveProperty('AppClosed');
  });
});

describe('findTextMistakes', () => {
  it('finds none where there is none', () => {
    expect(findTextMistakes(undefined, catalogue)).toEqual([]);
    expect(findTextMistakes(FRENCH, catalogue)).toEqual([]);
    expect(findTextMistakes({ de: { privacyPolicy: undefined } }, catalogue)).toEqual([]);
  });

  it.each([
    [null, 'is no object. Write { fr: { … } }'],
    [{ 'in French': {} }, "has 'in French', which is no language. Write a BCP 47 tag such as fr or pt-BR"],
    [{ fr: 'Bonjour' }, 'has a mistake: fr is no object with texts in it'],
    [{ privacy: {} }, 'has privacy, which belongs into a language. Write { en: { privacy: … } }'],
    [{ fr: { privcy: {} } }, 'has a mistake: there is no text fr.privcy'],
    [{ fr: { privacyPolicy: 1 } }, 'has a mistake: fr.privacyPolicy is no text'],
    [{ fr: { notice: 'Avis' } }, 'has a mistake: fr.notice is no object with texts in it'],
    [
      { fr: { notice: { byVariable: '{produit}' } } },
      'has a mistake: fr.notice.byVariable has {produit}, which nothing is known for; it can have {variable}, {product}',
    ],
    [{ fr: { waiting: { one: '{count}' } } }, 'has a mistake: fr.waiting needs at least the form other'],
    ['fr', 'is no object. Write { fr: { … } }'],
    [{ fr: { language: 'fr' } }, 'has a mistake: there is no text fr.language'],
    [{ fr: { groups: 'Groupes' } }, 'has a mistake: fr.groups is no object with texts in it'],
    [{ fr: { groups: { Application: {} } } }, 'has a mistake: fr.groups.Application is no text'],
    [{ fr: { common: { 'os.type': () => 'x' } } }, 'has a mistake: fr.common.os.type is no text'],
    [
      { fr: { events: { AppClosed: 'Fermée' } } },
      "has a mistake: fr.events.AppClosed is no object with texts in it, such as { description: '…' }",
    ],
    [
      { fr: { events: { AppClosed: { description: null } } } },
      'has a mistake: fr.events.AppClosed.description is no text',
    ],
    [
      { fr: { events: { AppClosed: { fields: 'Champs' } } } },
      'has a mistake: fr.events.AppClosed.fields is no object with texts in it',
    ],
    [
      { fr: { events: { AppClosed: { desc: 'Fermée' } } } },
      'has a mistake: there is no text fr.events.AppClosed.desc',
    ],
    [{ fr: { groups: { Notes: 'Notes' } } }, 'has texts for fr.groups.Notes, which is not in the catalogue'],
    [{ fr: { common: { edition: 'E' } } }, 'has texts for fr.common.edition, which is not in the catalogue'],
    [{ fr: { events: { NoSuch: {} } } }, 'has texts for fr.events.NoSuch, which is not in the catalogue'],
    [
      { fr: { events: { AppClosed: { fields: { nothing: '' } } } } },
      'has texts for fr.events.AppClosed.fields.nothing, which is not in the catalogue',
    ],
  ])('says of %o what is wrong', (texts, words) => {
    expect(findTextMistakes(texts, catalogue)[0]).toContain(words);
  });
});

/** Each text with the path to it. */
function textsIn(texts: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : textsIn(value, `${path}${key}.`),
  );
}

const placesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted();

it('every German text has the places of the English one', () => {
  const german = new Map(textsIn(de));
  for (const [path, text] of textsIn(en)) {
    if (path !== 'language') expect(placesIn(german.get(path) ?? ''), path).toEqual(placesIn(text));
  }
});

it('says nothing that is so in one product only', () => {
  for (const [path, text] of [...textsIn(en), ...textsIn(de)]) {
    expect(text, path).not.toMatch(/kreya|\brequests?\b|anfragen|projekt|\bproject/i);
  }
});

it('is refused by the compiler where it can see a mistake', () => {
  type Texts = TelemetryTextsByLanguage<typeof catalogue>;
  const wrong: readonly Texts[] = [
    // @ts-expect-error It belongs into a language.
    { privacy: { switch: 'Envoyer' } },
    // @ts-expect-error There is no such text.
    { fr: { privacy: { swich: 'Envoyer' } } },
    // @ts-expect-error A number is no text.
    { fr: { privacyPolicy: 1 } },
    // @ts-expect-error The form for all other numbers is missing.
    { fr: { waiting: { one: '{count}' } } },
    // @ts-expect-error There is no such event.
    { fr: { events: { AppOpened: { description: '' } } } },
    // @ts-expect-error The event has no such field.
    { fr: { events: { AppClosed: { fields: { theme: '' } } } } },
  ];
  for (const texts of wrong) expect(findTextMistakes(texts, catalogue)).not.toEqual([]);
});

it('has its placeholders checked by the compiler, too', () => {
  const french = defineTexts(catalogue, {
    en: { notice: { title: 'We count' } },
    fr: {
      tryAgain: 'Recommencer {product}',
      notice: { title: 'On mesure', byVariable: 'Par {variable}.' },
      waiting: { one: 'un événement', many: '{count} d’événements', other: '{count} événements' },
      groups: { Environments: 'Environnements' },
      events: { AppClosed: { fields: { openDurationSeconds: 'Pendant {combien}.' } } },
    },
  });
  expect(findTextMistakes(french, catalogue)).toEqual([]);

  // @ts-expect-error The variable is not said.
  defineTexts(catalogue, { fr: { notice: { byVariable: 'Par une variable.' } } });
  // @ts-expect-error Nothing is known for it.
  defineTexts(catalogue, { fr: { ok: 'Bien, {nom}' } });
  // @ts-expect-error The number is missing in the form for all other numbers.
  defineTexts(catalogue, { fr: { waiting: { one: 'un événement', other: 'des événements' } } });
  // @ts-expect-error A form has a place of its own.
  defineTexts(catalogue, { fr: { waiting: { one: '{nombre} événement', other: '{count} événements' } } });
  // @ts-expect-error There is no such text.
  defineTexts(catalogue, { fr: { privacy: { swich: 'Envoyer' } } });
  // @ts-expect-error There is no such event.
  defineTexts(catalogue, { fr: { events: { AppOpened: { description: '' } } } });
  // @ts-expect-error There is no such group.
  defineTexts(catalogue, { fr: { groups: { Notes: 'Carnet' } } });
});

it('compiles no translation of texts with other placeholders, or with other texts', () => {
  const english = {
    title: 'Recorded',
    at: '{event} at {time}',
    waiting: { one: 'one event of {product}', other: '{count} events of {product}' },
    nested: { hint: 'Since {version}' },
  } as const;
  const translated = translationOf<typeof english>();
  const title = 'Aufgezeichnet';
  const at = 'um {time}: {event}';
  const waiting = {
    one: '{count} Ereignis von {product}',
    other: '{count} Ereignisse von {product}',
  } as const;
  const nested = { hint: 'Seit {version}' } as const;
  const german = translated({ title, at, waiting, nested });
  expect(german).toEqual({ title, at, waiting, nested });

  // @ts-expect-error a missing placeholder
  translated({ title, at: 'um {time}', waiting, nested });
  // @ts-expect-error an extra placeholder
  translated({ title: 'Aufgezeichnet {time}', at, waiting, nested });
  // @ts-expect-error a misspelt placeholder
  translated({ title, at, waiting, nested: { hint: 'Seit {Version}' } });
  // @ts-expect-error a form without the number
  translated({ title, at, waiting: { ...waiting, other: 'Ereignisse von {product}' }, nested });
  // @ts-expect-error a form without another placeholder
  translated({ title, at, waiting: { ...waiting, one: 'ein Ereignis' }, nested });
  // @ts-expect-error a missing text
  translated({ title, at, waiting });
  // @ts-expect-error an extra text
  translated({ title, at, waiting, nested, more: '' });
});
