// The regions of a mark's scan: drawn, how well each was seen, and where they are put right.

import { getRegions, regionsPicture } from './api.js';
import { run } from './progress.js';
import { element } from './table.js';
import { percent, regionLabel } from './words.js';

const at = id => document.getElementById(id);
let drawn = '';

/** Offers the regions of these marks, each by a button; what was shown of others goes. */
export function offerRegions(marks) {
  clear();
  at('regions-offer').replaceChildren(...marks.map(({ name, markId }) => {
    const button = element('button', { type: 'button' }, `Regions of ${name}`);
    button.addEventListener('click', () => run(`Fetching the regions of ${name}`, () => show(name, markId)));
    return button;
  }));
  at('regions-offer').hidden = marks.length === 0;
}

async function show(name, markId) {
  const [{ regions, remarks }, picture] = await Promise.all([getRegions(markId), regionsPicture(markId)]);
  clear();
  drawn = URL.createObjectURL(picture);
  at('regions-picture').src = drawn;
  at('regions-picture').alt = `The scan of ${name} with its regions drawn`;
  at('regions-list').replaceChildren(...regions.map(region => element('li', {},
    `${regionLabel(region.name)}: ${region.isDrawn ? 'drawn by an examiner' : `found, seen to ${percent(region.confidence)}`}`)), ...remarks.map(remark => element('li', {}, remark)));
  at('regions-correct').textContent = `PUT /api/v1/marks/${markId}/regions`;
  at('regions').hidden = false;
}

function clear() {
  at('regions').hidden = true;
  at('regions-picture').removeAttribute('src');
  if (drawn) URL.revokeObjectURL(drawn);
  drawn = '';
}
