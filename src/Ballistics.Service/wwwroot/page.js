// The page: drop a scan or take an exhibit on record, follow the search, look at the ranked candidates.

import { getExhibit, listCandidates, listExhibits, listSearches } from './api.js';
import { askForAgency, showAgencies } from './agencies.js';
import { hideCandidates, showCandidates } from './candidates.js';
import { isBusy, run, showProblem } from './progress.js';
import { search } from './search.js';
import { submit } from './submission.js';
import { element, row } from './table.js';
import { jurisdictionName, markKinds, specimenLabel } from './words.js';

const at = id => document.getElementById(id);

at('kind').append(...markKinds.map(kind => element('option', { value: kind.name }, kind.label)));
at('case').value = `Entered on the page, ${new Date().toISOString().slice(0, 10)}`;

const drop = at('drop');
for (const name of ['dragenter', 'dragover']) {
  drop.addEventListener(name, event => { event.preventDefault(); drop.classList.add('over'); });
}
for (const name of ['dragleave', 'drop']) drop.addEventListener(name, () => drop.classList.remove('over'));
drop.addEventListener('drop', event => { event.preventDefault(); searchWithFiles([...event.dataTransfer.files]); });
// A scan dropped beside the target must not make the browser leave the page.
for (const name of ['dragover', 'drop']) window.addEventListener(name, event => event.preventDefault());

at('scans').addEventListener('change', event => {
  const files = [...event.target.files];
  event.target.value = ''; // so that the same file can be chosen again
  searchWithFiles(files);
});
at('submission').addEventListener('submit', event => event.preventDefault());

function searchWithFiles(files) {
  if (files.length === 0 || isBusy()) return;
  if (!at('agency').value) return askForAgency();
  if (!at('submission').reportValidity()) return;
  const entry = {
    agencyId: at('agency').value,
    caseReference: at('case').value.trim(),
    label: at('exhibit').value.trim() || files[0].name.replace(/\.[^.]+$/, ''),
    kind: at('kind').value,
    files,
  };
  run(`Searching with ${entry.label}`, async (report, signal) => {
    hideCandidates();
    const exhibit = await submit(entry, report, signal);
    at('exhibit').value = '';
    const list = await search(exhibit.id, report, signal);
    showCandidates(list, exhibit.label, exhibit.marks.flatMap(mark => mark.remarks ?? []));
  }).then(showRecord);
}

function searchWithExhibit(exhibit) {
  run(`Searching with ${exhibit.label}`, async (report, signal) => {
    hideCandidates();
    showCandidates(await search(exhibit.id, report, signal), exhibit.label);
  }).then(showRecord);
}

async function showRecord() {
  const [exhibits, searches] = await Promise.all([listExhibits(), listSearches()]);
  at('exhibits').tBodies[0].replaceChildren(...exhibits.map(exhibitRow));
  at('exhibits').hidden = exhibits.length === 0;
  at('record-empty').hidden = exhibits.length > 0;
  const completed = searches.filter(past => past.state === 'Completed').slice(0, 8);
  const labels = await Promise.all(completed.map(past => labelOf(past, exhibits)));
  at('searches').replaceChildren(...completed.map((past, i) => searchItem(past, labels[i])));
  at('recent').hidden = completed.length === 0;
}

const labelOf = async (past, exhibits) =>
  past.label ?? (exhibits.find(exhibit => exhibit.id === past.exhibitId) ?? await getExhibit(past.exhibitId)).label;

function exhibitRow(exhibit) {
  const button = element('button', { type: 'button', ariaLabel: `Search with ${exhibit.label}` }, 'Search');
  button.addEventListener('click', () => searchWithExhibit(exhibit));
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

try {
  await showAgencies();
  await showRecord();
} catch (problem) {
  showProblem(problem.title ?? 'The page could not be filled', problem.detail ?? problem.message);
}
