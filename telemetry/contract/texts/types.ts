/** All types that texts of a program's own are made of, for each entry that takes some. */
export type { TextMistakes } from './define-texts.ts';
export type { TelemetryTexts } from './en.ts';
export type { OwnTexts, SpeechOptions } from './index.ts';
export type {
  CatalogueTexts,
  CommonTexts,
  EventTexts,
  Forms,
  GroupTexts,
  TelemetryTextsByLanguage,
  TextsInOneLanguage,
} from './own-texts.ts';
