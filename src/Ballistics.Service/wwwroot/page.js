// The page: drop a scan or take an exhibit on record, follow the search, look at the ranked candidates.

import { onSessionEnd } from './api.js';
import { hideCandidates, showCandidates } from './candidates.js';
import { beginCasework, refreshInbox } from './casework.js';
import { isBusy, run, showProblem } from './progress.js';
import { demandPurpose } from './purpose.js';
import { showQuality } from './quality.js';
import { showRecord } from './record.js';
import { search } from './search.js';
import { leave, openSession } from './session.js';
import { submit } from './submission.js';
import { element } from './table.js';
import { markKinds, qualityWords } from './words.js';

const at = id => document.getElementById(id);
const searchers = ['Technician', 'Examiner', 'Investigator'];
let searchWith = null; // for those who search

const refreshEvery = 5000; // milliseconds; others enter exhibits too

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
  if (!demandPurpose() || !at('submission').reportValidity()) return;
  const entry = {
    caseReference: at('case').value.trim(),
    label: at('exhibit').value.trim() || files[0].name.replace(/\.[^.]+$/, '').slice(0, 100),
    isNamed: at('exhibit').value.trim() !== '',
    kind: at('kind').value,
    lighting: at('lighting').value,
    spacing: at('spacing').value.trim(),
    files,
  };
  run(`Searching with ${entry.label}`, async (report, signal) => {
    hideCandidates();
    const exhibit = await submit(entry, report, signal);
    at('exhibit').value = '';
    const list = await search(exhibit.id, report, signal);
    showCandidates(list, exhibit.label, exhibit.marks.flatMap(mark => [...qualityWords(mark), ...(mark.remarks ?? [])]));
  }).then(refresh);
}

function searchWithExhibit(exhibit) {
  if (!demandPurpose()) return;
  run(`Searching with ${exhibit.label}`, async (report, signal) => {
    hideCandidates();
    showCandidates(await search(exhibit.id, report, signal), exhibit.label);
  }).then(refresh);
}

// What does not answer now may later.
async function refresh() {
  try {
    await showRecord(searchWith);
    await showQuality();
    await refreshInbox();
  } catch { /* the next question may be answered */ }
}

async function begin(session) {
  try {
    hideCandidates();
    searchWith = session.roles.some(role => searchers.includes(role)) ? searchWithExhibit : null;
    at('submission').hidden = at('submit-title').hidden = searchWith === null;
    await showRecord(searchWith);
    await showQuality();
    await beginCasework(session);
  } catch (problem) {
    showProblem(problem.title ?? 'The page could not be filled', problem.detail ?? problem.message);
  }
}

onSessionEnd(leave);
await openSession(begin);
setInterval(() => {
  if (document.visibilityState === 'visible' && !at('main').hidden && !isBusy()) refresh();
}, refreshEvery);
