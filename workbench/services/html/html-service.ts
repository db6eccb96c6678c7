// HtmlService: pages from the script's .html files or from text.

import { Exception, emulated, hostOf } from '../emulated';
import { HtmlOutput } from './html-output';
import { templateObject } from './html-template';

const output = (content: string): object => emulated('HtmlOutput', new HtmlOutput(content));

export const htmlService = (): object =>
  emulated('HtmlService', {
    createHtmlOutput: (content: unknown = ''): object => output(String(content)),
    createHtmlOutputFromFile: (name: unknown): object => output(fileText(name)),
    createTemplate: (source: unknown): object => templateObject(String(source)),
  });

function fileText(name: unknown): string {
  const text = hostOf().facts.page(String(name).replace(/\.html$/, ''));
  if (text === null) throw new Exception(`No HTML file named ${String(name)} was found.`);
  return text;
}
