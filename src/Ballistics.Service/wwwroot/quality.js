// The quality of the agency's scans by instrument and month; shown to those who may see it.

import { listQuality, Problem } from './api.js';
import { element, row } from './table.js';
import { percent } from './words.js';

const at = id => document.getElementById(id);

/** Fills the table; hides it where nothing was sent yet, or the user's roles do not open it. */
export async function showQuality() {
  let figures = [];
  try {
    figures = await listQuality();
  } catch (problem) {
    if (!(problem instanceof Problem) || (problem.status !== 403 && problem.status !== 404)) throw problem;
  }
  at('quality').hidden = figures.length === 0;
  at('quality-table').tBodies[0].replaceChildren(...figures.map(line => row([
    line.month, line.instrument || 'not stated', String(line.scans), percent(line.warnedShare), percent(line.refusedShare), medians(line.medians),
  ], ['', '', 'number', 'number', 'number', ''])));
}

const medians = values => element('ul', { className: 'plain-list' }, ...Object.entries(values)
  .map(([name, value]) => element('li', {}, `${name}: ${Number(value.toPrecision(3))}`)));
