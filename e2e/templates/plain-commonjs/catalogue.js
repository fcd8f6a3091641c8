const { defineCatalogue, event, eventGroup, field, flag, wholeNumber } = require('kreya-telemetry/catalogue');

exports.catalogue = defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  groups: [
    eventGroup('Notes', {
      NoteCreated: event('A note was created.', '1.0', { pinned: field('Whether it is pinned.', flag) }),
      NotesExported: event('Notes were exported.', '1.0', {
        count: field('How many.', wholeNumber(1, 1000)),
      }),
    }),
  ],
});
