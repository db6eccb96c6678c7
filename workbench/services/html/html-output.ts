// HtmlOutput: the HTML of a page with its title and size.

import { emulated, mismatch } from '../emulated';

interface Size {
  readonly width: number;
  readonly height: number;
}

export class HtmlOutput {
  private _title: string | null = null;
  private _width: number | null = null;
  private _height: number | null = null;

  constructor(private _content: string) {}

  getContent(): string {
    return this._content;
  }

  append(content: unknown): object {
    this._content += String(content);
    return this._self();
  }

  getTitle(): string | null {
    return this._title;
  }

  setTitle(title: unknown): object {
    this._title = String(title);
    return this._self();
  }

  setWidth(width: unknown): object {
    if (typeof width !== 'number') throw mismatch('HtmlOutput.setWidth', [width]);
    this._width = width;
    return this._self();
  }

  setHeight(height: unknown): object {
    if (typeof height !== 'number') throw mismatch('HtmlOutput.setHeight', [height]);
    this._height = height;
    return this._self();
  }

  _size(otherwise: Size): Size {
    return { width: this._width ?? otherwise.width, height: this._height ?? otherwise.height };
  }

  private _self(): object {
    return emulated('HtmlOutput', this);
  }
}
