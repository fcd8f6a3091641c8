export default { base: './', build: { outDir: 'page' } };
