// A simple add-on for the same job, as such scripts are mostly written: one request a row, one service call a cell. `job` = { site,
// authorization, channel: the path before the id, keys: wire keys of the columns, the id first; editable: indexes of columns }.

function ask(job, id, method, body) {
  const options = { method, headers: { Authorization: job.authorization }, contentType: 'application/json', muteHttpExceptions: true };
  if (body) {
    options.payload = JSON.stringify(body);
    options.headers[job.idempotencyHeader] = Utilities.getUuid();
  }
  const response = UrlFetchApp.fetch(job.site + job.channel + encodeURIComponent(id), options);
  const answer = JSON.parse(response.getContentText());
  if (response.getResponseCode() >= 400) throw new Error(JSON.stringify(answer));
  return answer[job.dataKey];
}

function shown(value) {
  return value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Writes one row for each id, from the row `first` on. */
function pull(job, ids, first) {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
  sheet.insertRowsAfter(sheet.getMaxRows(), ids.length);
  sheet.getRange(first, 1, ids.length, job.keys.length).setNumberFormat('@');
  ids.forEach((id, i) => {
    const channel = ask(job, id, 'get');
    job.keys.forEach((key, j) => {
      sheet.getRange(first + i, j + 1).setValue(shown(channel[key]));
    });
  });
}

/** Asks for each row again and writes the cells that differ. */
function refresh(job, first, count) {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
  for (let row = first; row < first + count; row += 1) {
    const channel = ask(job, sheet.getRange(row, 1).getValue(), 'get');
    job.keys.forEach((key, j) => {
      const cell = sheet.getRange(row, j + 1);
      if (String(cell.getValue()) !== shown(channel[key])) cell.setValue(shown(channel[key]));
    });
  }
}

/** Rows whose last column says that they were edited. */
function edited(job, first, count) {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
  const rows = [];
  for (let row = first; row < first + count; row += 1) if (sheet.getRange(row, job.keys.length + 1).getValue() !== '') rows.push(row);
  return rows;
}

/** Sends the text column of every edited row, and takes its mark away. */
function send(job, first, count) {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
  for (const row of edited(job, first, count)) {
    const body = {};
    for (const j of job.editable) body[job.keys[j]] = String(sheet.getRange(row, j + 1).getValue());
    ask(job, sheet.getRange(row, 1).getValue(), 'patch', body);
    sheet.getRange(row, job.keys.length + 1).setValue('');
  }
}
