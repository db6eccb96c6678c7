// Stands for playwright-core in browser tests: what their environment has loaded.
module.exports = globalThis.playwrightOfWorker;
