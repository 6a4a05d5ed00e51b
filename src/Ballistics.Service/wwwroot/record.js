// The exhibits on record, each of which can be searched with, and the latest searches.

import { getExhibit, listCandidates, listExhibits, listSearches } from './api.js';
import { showCandidates } from './candidates.js';
import { run } from './progress.js';
import { element, row } from './table.js';
import { jurisdictionName, specimenLabel } from './words.js';

const at = id => document.getElementById(id);
let shown = '';

/** Shows what is on record; `searchWith` is called with the exhibit whose button is pressed, and is null for those who do not search. */
export async function showRecord(searchWith) {
  const [{ exhibits, more }, searches] = await Promise.all([listExhibits(), searchWith ? listSearches() : []]);
  const now = JSON.stringify([Boolean(searchWith), exhibits.map(exhibit => [exhibit.id, exhibit.marks.length]), searches]);
  if (now === shown) return; // rows that are replaced lose the keyboard's focus
  shown = now;
  at('exhibits').tBodies[0].replaceChildren(...exhibits.map(exhibit => exhibitRow(exhibit, searchWith)));
  at('exhibits').hidden = exhibits.length === 0;
  at('record-empty').hidden = exhibits.length > 0;
  at('record-more').hidden = !more;
  const completed = searches.filter(past => past.state === 'Completed');
  const labels = await Promise.all(completed.map(past => labelOf(past, exhibits)));
  at('searches').replaceChildren(...completed.map((past, i) => searchItem(past, labels[i])));
  at('recent').hidden = completed.length === 0;
}

const labelOf = async (past, exhibits) =>
  (exhibits.find(exhibit => exhibit.id === past.exhibitId) ?? await getExhibit(past.exhibitId)).label;

function exhibitRow(exhibit, searchWith) {
  const isReady = exhibit.marks.some(mark => mark.state === 'Ready');
  const button = element('button', { type: 'button', ariaLabel: `Search with ${exhibit.label}`, disabled: !isReady || !searchWith }, 'Search');
  button.addEventListener('click', () => searchWith(exhibit));
  return row([exhibit.label, specimenLabel(exhibit.specimen), exhibit.agency, jurisdictionName(exhibit.jurisdiction), button]);
}

function searchItem(past, label) {
  const button = element('button', { type: 'button', className: 'plain' }, `${label}: ${past.compared} of ${past.eligible} compared`);
  button.addEventListener('click', () => run(`Fetching the candidates for ${label}`, async (report, signal) => {
    report('Fetching the list');
    showCandidates(await listCandidates(past.id, signal), label);
  }));
  return element('li', {}, button);
}
