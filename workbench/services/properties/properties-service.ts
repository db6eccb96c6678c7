// PropertiesService: small texts that outlive an execution, per person, document or script.

import { emulated, hostOf, mismatch } from '../emulated';
import type { StoreKind, StorePort } from '../host';

export const propertiesService = (): object =>
  emulated('PropertiesService', {
    getUserProperties: (): object | null => propertiesOf('user', 'getUserProperties'),
    getDocumentProperties: (): object | null => propertiesOf('document', 'getDocumentProperties'),
  });

function propertiesOf(kind: StoreKind, method: string): object | null {
  hostOf().authorize(`PropertiesService.${method}`, 'properties');
  const store = hostOf().store(kind);
  return store === null ? null : emulated('Properties', new Properties(store));
}

/** Values are texts; anything else a script gives is stored as its text, as on the platform. */
class Properties {
  constructor(private readonly _store: StorePort) {}

  getProperty(key: unknown): string | null {
    if (typeof key !== 'string') throw mismatch('PropertiesService.Properties.getProperty', [key]);
    return this._store.get(key);
  }

  setProperty(key: unknown, value: unknown): object {
    if (typeof key !== 'string') throw mismatch('PropertiesService.Properties.setProperty', [key, value]);
    this._store.set(key, String(value));
    return this._self();
  }

  getProperties(): Record<string, string> {
    const all: Record<string, string> = {};
    for (const key of this._store.keys()) all[key] = this._store.get(key) ?? '';
    return all;
  }

  setProperties(given: unknown, deleteOthers: unknown = false): object {
    if (typeof given !== 'object' || given === null) throw mismatch('PropertiesService.Properties.setProperties', [given, deleteOthers]);
    if (deleteOthers === true) this._store.clear();
    for (const [key, value] of Object.entries(given)) this._store.set(key, String(value));
    return this._self();
  }

  deleteProperty(key: unknown): object {
    if (typeof key !== 'string') throw mismatch('PropertiesService.Properties.deleteProperty', [key]);
    this._store.remove(key);
    return this._self();
  }

  getKeys(): string[] {
    return Object.keys(this.getProperties());
  }

  private _self(): object {
    return emulated('Properties', this);
  }
}
