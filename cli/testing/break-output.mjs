/** Preloaded into a run: makes it fail as a bug would, with personal data all over the error. */
process.stdout.write = () => {
  const error = new TypeError(
    'Cannot read properties of grace.hopper@example.com in /home/grace/salaries.krproj',
  );
  error.code = 'ERR_GRACE_HOPPER';
  throw Object.assign(error, { cause: new Error('token=hunter2-canary') });
};
