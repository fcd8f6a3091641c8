/** Lets Node run the tools, which are TypeScript, and says what to do before anything is installed. */
try {
  await import('tsx');
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
  console.error('The dependencies are not installed. Run: npm ci');
  process.exit(1);
}
