// Every fact, in the order they are tried.

import type { Fact } from '../fact';
import { bytes } from './bytes';
import { counting } from './counting';
import { filters } from './filters';
import { formulas } from './formulas';
import { guards } from './guards';
import { links } from './links';
import { locales } from './locales';
import { looks } from './looks';
import { metadata } from './metadata';
import { numbers } from './numbers';
import { ranges } from './ranges';
import { rules } from './rules';
import { runtime } from './runtime';
import { sheets } from './sheets';
import { stores } from './stores';
import { texts } from './texts';
import { unattended } from './unattended';
import { web } from './web';

export const facts: readonly Fact[] = [
  ...texts,
  ...numbers,
  ...formulas,
  ...counting,
  ...links,
  ...ranges,
  ...metadata,
  ...filters,
  ...rules,
  ...guards,
  ...looks,
  ...sheets,
  ...stores,
  ...locales,
  ...bytes,
  ...runtime,
  ...web,
  ...unattended,
];
