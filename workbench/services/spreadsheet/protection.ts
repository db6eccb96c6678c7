// Protection: who may edit a range or a whole sheet.

import { type Protection as Kept, mayEdit, protectedBlock } from '../../model/guards';
import type { Block } from '../../protocol';
import { Exception, emulated, hostOf, mismatch, originalOf } from '../emulated';
import { userObject } from '../user';
import { listOf } from '../values';
import { actor, modelOf, tabOf } from './grid';
import { rangeObject } from './objects';
import { RangePlace } from './range-place';
import { ProtectionType } from './words';

/** Even for a protection that has been removed meanwhile: then its methods refuse. */
class Protection {
  constructor(
    private readonly _tab: number,
    private readonly _id: number,
  ) {}

  getRange(): object {
    const kept = this._kept();
    const open = kept.endless && kept.block?.row === 0 ? 'rows' : null;
    return rangeObject(this._tab, protectedBlock(kept, tabOf(this._tab)), open);
  }

  canEdit(): boolean {
    return mayEdit(this._kept(), actor());
  }

  isWarningOnly(): boolean {
    return this._kept().warns;
  }

  setWarningOnly(warns: unknown): object {
    return this._change({ warns: warns === true });
  }

  getDescription(): string {
    return this._kept().description;
  }

  setDescription(description: unknown): object {
    return this._change({ description: String(description) });
  }

  /** Only for people who may edit it; the platform throws for anybody else. */
  getEditors(): object[] {
    return listOf(this._editable().editors).map(userObject);
  }

  /** The owner stays, and so does the caller. */
  removeEditors(users: unknown): object {
    if (!Array.isArray(users)) throw mismatch('SpreadsheetApp.Protection.removeEditors', [users]);
    const { email, people } = hostOf().facts;
    const gone = new Set(users.map(addressOf));
    return this._change({ editors: this._editable().editors.filter((one) => one === email || one === people[0] || !gone.has(one)) });
  }

  getUnprotectedRanges(): object[] {
    return listOf(this._kept().open).map((block) => rangeObject(this._tab, block));
  }

  setUnprotectedRanges(ranges: unknown): object {
    if (!Array.isArray(ranges) || this._kept().block !== null) throw mismatch('SpreadsheetApp.Protection.setUnprotectedRanges', [ranges]);
    const open = ranges.map((range: unknown): Block => {
      const original = originalOf(range, RangePlace);
      if (original === null) throw mismatch('SpreadsheetApp.Protection.setUnprotectedRanges', [ranges]);
      return original._inGrid();
    });
    return this._change({ open });
  }

  remove(): void {
    const { id } = this._editable();
    this._put(tabOf(this._tab).guards.protections.filter((one) => one.id !== id));
  }

  private _self(): object {
    return emulated('Protection', this);
  }

  private _kept(): Kept {
    const kept = tabOf(this._tab).guards.protections.find(({ id }) => id === this._id);
    if (kept === undefined) throw new Exception('The protection was removed.');
    return kept;
  }

  private _editable(): Kept {
    const kept = this._kept();
    if (!mayEdit(kept, actor())) throw new Exception('You do not have permission to perform that action.');
    return kept;
  }

  private _change(part: Partial<Kept>): object {
    const { id } = this._editable();
    this._put(tabOf(this._tab).guards.protections.map((one) => (one.id === id ? { ...one, ...part } : one)));
    return this._self();
  }

  private _put(protections: readonly Kept[]): void {
    const tab = tabOf(this._tab);
    modelOf().setGuards(hostOf().book, tab, { ...tab.guards, protections });
  }
}

const addressOf = (user: unknown): string =>
  typeof user === 'string' ? user : String((user as { getEmail?: () => unknown } | null)?.getEmail?.() ?? '');

/** A new protection lets everybody edit who may edit the file, until somebody is removed. */
export function protect(tabId: number, block: Block | null, endless: boolean): object {
  const tab = tabOf(tabId);
  const id = 1 + Math.max(0, ...tab.guards.protections.map((one) => one.id));
  const made: Kept = { id, block, endless, open: [], editors: hostOf().facts.people, warns: false, description: '' };
  modelOf().setGuards(hostOf().book, tab, { ...tab.guards, protections: [...tab.guards.protections, made] });
  return emulated('Protection', new Protection(tabId, id));
}

export function protectionsOf(tabId: number, type: unknown): object[] {
  if (type !== ProtectionType.RANGE && type !== ProtectionType.SHEET) throw mismatch('SpreadsheetApp.Sheet.getProtections', [type]);
  return listOf(tabOf(tabId).guards.protections)
    .filter(({ block }) => (block === null) === (type === ProtectionType.SHEET))
    .map(({ id }) => emulated('Protection', new Protection(tabId, id)));
}
