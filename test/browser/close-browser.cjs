// Where jest runs all in one process, the browser that its tests shared ends after the last of them.
const { close } = require('./environment.cjs');

module.exports = close;
