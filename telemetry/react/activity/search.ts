import type { ReadableRecord, RecordBytes } from '../../contract/readable/readable.ts';
import type { Entry } from './entry.ts';

/**
 * Gives a function that finds entries by words: in the name, the message, the ID, and every field's name, value and meaning,
 * as a person sees them. All words have to be in an entry; without any, all entries are found.
 */
export function createEntrySearch(
  readRecord: (record: RecordBytes) => ReadableRecord,
): (entries: readonly Entry[], search: string) => readonly Entry[] {
  // Each entry is read once, when it is searched first.
  const texts = new WeakMap<Entry, string>();

  function textOf(entry: Entry): string {
    const known = texts.get(entry);
    if (known !== undefined) return known;
    // Without what goes with every event: by that, all of them would be found.
    const record = readRecord({ kind: entry.kind, record: entry.raw, origin: '' });
    const text = [entry.id ?? '', ...wordsOf(record)].join('\n').toLowerCase();
    texts.set(entry, text);
    return text;
  }

  return (entries, search) => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return entries;
    return entries.filter((entry) => {
      const text = textOf(entry);
      return words.every((word) => text.includes(word));
    });
  };
}

function wordsOf(record: ReadableRecord): readonly string[] {
  switch (record.kind) {
    case 'event': {
      const { name, description, group, fields } = record;
      return [name, description?.text ?? '', group?.text ?? '', ...fields.flatMap(wordsOfField)];
    }
    case 'error': {
      const frames = record.exceptions.flatMap(({ type, message, ownFrames, otherFrames }) => [
        type,
        message,
        ...[...ownFrames, ...otherFrames].flatMap((frame) => [frame.function ?? '', frame.file]),
      ]);
      return [...frames, ...record.components, ...[...record.facts, ...record.context].flatMap(wordsOfField)];
    }
    case 'crash': {
      const { type, message, reason, frames, facts, context } = record;
      const modules = frames.map(({ module }) => module);
      return [type, message, reason ?? '', ...modules, ...[...facts, ...context].flatMap(wordsOfField)];
    }
    case 'unreadable':
      return [record.raw];
  }
}

function wordsOfField({
  name,
  value,
  meaning,
}: {
  name: string;
  value: string;
  meaning: { text: string } | null;
}) {
  // A number is found with and without what groups its digits.
  return [name, value, value.replace(/(?<=\d)\D(?=\d{3})/g, ''), meaning?.text ?? ''];
}
