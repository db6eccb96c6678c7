// Menu, sidebar, and dialog.

import { PLATFORM } from './platform';

/** A caption and the name of the top-level function it calls. */
interface MenuItem {
  readonly caption: string;
  readonly fn: string;
}

/** The add-on's menu. Also runs without any authorization, so it calls no other service. */
export function showMenu(items: readonly MenuItem[]): void {
  const menu = SpreadsheetApp.getUi().createAddonMenu();
  for (const { caption, fn } of items) menu.addItem(caption, fn);
  menu.addToUi();
}

export function showSidebar(title: string): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle(title));
}

/** Modeless, so that a cell can be looked at and fixed while the review is open. */
export function showReview(title: string): void {
  const page = HtmlService.createHtmlOutputFromFile('review').setWidth(PLATFORM.dialogWidth).setHeight(PLATFORM.dialogHeight);
  SpreadsheetApp.getUi().showModelessDialog(page, title);
}

/** The person's language setting, '' if the platform does not tell. */
export function uiLocale(): string {
  try {
    return Session.getActiveUserLocale();
  } catch {
    return '';
  }
}

/** Looked up once per execution: every row that was sent shows a time. */
let zone: string | null = null;

/** A moment in the spreadsheet's zone, as 2026-11-27 10:44. */
export function timeOf(ms: number): string {
  zone ??= SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  return Utilities.formatDate(new Date(ms), zone, 'yyyy-MM-dd HH:mm');
}
