// Runs the test files of a project one after the other: several browsers at once starve each other on a small machine.
const { default: TestRunner } = require('jest-runner');

module.exports = class SerialRunner extends TestRunner {
  isSerial = true;
};
