/** What is said of asking for the deletion of what the receiver has, in English. */
export const erasure = {
  title: 'Data on the server',
  hint: 'You can ask the server to delete everything that it received with your installation ID.',
  ask: 'Ask for deletion…',
  askTitle: 'Ask for deletion of your data?',
  explanation:
    'The server is asked to delete everything that it received with your installation ID, even if telemetry is off. On this computer, {product} deletes what is waiting, the history and the ID. This can’t be undone.',
  confirm: 'Ask for deletion',
  stored: 'Deletion requested. The telemetry data on this computer was deleted.',
  sent: 'The server was asked to delete everything with this ID:',
  waiting:
    'The server has not been asked yet. Before anything else is sent, it will be asked to delete everything with this ID:',
  delivery: 'The server has not been asked to delete yet',
  keepId: 'This ID is no longer in use. With it, you can ask the server’s operator whether the data is gone.',
  copyId: 'Copy the previous ID',
  nothing: 'There is no installation ID whose data could be deleted.',
  notDeleted: 'Deletion requested, but not everything on this computer could be deleted. {problem}',
  failed: 'Deletion could not be requested, or the ID could not be replaced. {problem}',
  locked:
    'While telemetry is locked off, {product} sends nothing, so you can’t ask for deletion here. Ask the operator of the server, and tell them your installation ID.',
  noReceiver:
    'No receiver is configured, so you can’t ask for deletion here. Ask whoever operates the server, and tell them your installation ID.',
  unasked: {
    message: 'Ask for deletion of your telemetry data?',
    detail:
      'A page in {product} is asking to have all your telemetry data deleted, on this computer and on the server, although you did not click anything there.',
    confirm: 'Ask for deletion',
    cancel: 'Keep the data',
    declined: 'Nothing was deleted, because the deletion was not confirmed.',
  },
} as const;
