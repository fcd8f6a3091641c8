/** Preloaded into a run: makes it say on standard error, as it exits, which of Node's modules it has loaded. */
process.once('exit', () => {
  const loaded = process.moduleLoadList.filter((name) => name.startsWith('NativeModule '));
  process.stderr.write(loaded.map((name) => `${name.slice('NativeModule '.length)}\n`).join(''));
});
