// What jest gives instead of crm.json to tests that go by the fixed table.

const { FIXED_TABLE } = require('./fixed-table.ts');

module.exports = JSON.parse(FIXED_TABLE);
