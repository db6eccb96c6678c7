// Creators as the sidebar looks them up, adds them and shows one: what travels between page and server. It must not know how a page looks.

/** A creator in the CRM, in the words of its lists. */
export interface FoundCreator {
  readonly creatorId: string;
  /** Blank where the CRM gives none, like every text here. */
  readonly name: string;
  readonly handle: string;
  readonly platform: string;
  readonly status: string;
  readonly owner: string;
  readonly labels: readonly string[];
  readonly archived: boolean;
  /** It has a row in the open tab. */
  readonly here: boolean;
}

/** `active` includes archived creators only when it found nobody else. */
export interface LookUpAnswer {
  readonly among: 'active' | 'archived';
  readonly hits: readonly FoundCreator[];
  /** How many the CRM has; null when it does not say. */
  readonly total: number | null;
  /** The open tab shows creators, so that one can be added to it. */
  readonly canAdd: boolean;
}
