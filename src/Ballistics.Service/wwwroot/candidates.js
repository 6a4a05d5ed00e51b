// The ranked list, and the comparison of the chosen candidate drawn side by side.

import { offerRegions } from './regions.js';
import { element, row } from './table.js';
import { comparedByText, count, duration, jurisdictionName, kindLabel, measured, percent, poseText, score } from './words.js';

const at = id => document.getElementById(id);
const withheld = 'withheld'; // by the owner's terms of sharing
const place = ({ jurisdiction }) => jurisdiction === null ? withheld : jurisdictionName(jurisdiction);

let heard = () => { };
let searchId = null;

/** `listener` is called with the search and the candidate whenever one is chosen. */
export const onCandidate = listener => { heard = listener; };

/** Shows a candidate list, the first candidate chosen. */
export function showCandidates(list, probeLabel, remarks = []) {
  searchId = list.searchId;
  at('result-title').textContent = `Candidates for ${probeLabel}`;
  at('result-summary').textContent = summary(list);
  at('result-remarks').replaceChildren(...remarks.map(remark => element('li', {}, remark)));
  at('result-remarks').hidden = remarks.length === 0;
  at('candidates').tBodies[0].replaceChildren(...list.candidates.map(candidate => candidateRow(candidate)));
  at('candidates').hidden = list.candidates.length === 0;
  at('comparison').hidden = true;
  at('result').hidden = false;
  if (list.candidates.length > 0) choose(list.candidates[0]);
  at('result').scrollIntoView({ block: 'start' });
  at('result').focus({ preventScroll: true });
}

/** Takes the list away, so that no list is read as the answer to another search. */
export function hideCandidates() {
  at('result').hidden = true;
}

function summary(list) {
  const unavailable = list.stages?.embeddingUnavailable ? ' The model that draws shortlists could not be loaded: every eligible exhibit was compared in full.' : '';
  const stages = list.stagesRemark ? ` ${list.stagesRemark}` : '';
  const left = list.notComparable > 0 ? ` ${count(list.notComparable, 'exhibit')} could not be compared.` : '';
  const none = list.candidates.length === 0 ? ' There is no candidate.' : '';
  return `${count(list.eligible, 'exhibit was', 'exhibits were')} eligible, ${list.compared} compared in full, in ${duration(list.milliseconds)}.`
    + `${left}${none}${unavailable}${stages} Signatures of version ${list.signatureVersion}, compared by ${list.comparerVersion}.`;
}

function candidateRow(candidate) {
  const choice = element('button', { type: 'button', className: 'plain' }, candidate.label ?? withheld);
  const share = element('span', { className: 'share' }, percent(candidate.congruentCellFraction));
  if (measured(candidate.congruentCellFraction)) {
    share.prepend(element('meter', { min: 0, max: 1, value: candidate.congruentCellFraction, ariaHidden: 'true' }));
  }
  const made = row(
    [String(candidate.rank), choice, candidate.agency ?? withheld, place(candidate), score(candidate.score), share],
    ['number', '', 'agency', '', 'number', '']);
  made.dataset.rank = candidate.rank;
  made.addEventListener('click', () => choose(candidate));
  return made;
}

/** Draws the comparison of one candidate with the probe. */
function choose(candidate) {
  for (const other of at('candidates').tBodies[0].rows) {
    const chosen = other.dataset.rank === String(candidate.rank);
    other.classList.toggle('chosen', chosen);
    other.querySelector('button').ariaPressed = String(chosen);
  }
  at('comparison-title').textContent = `Rank ${candidate.rank}: ${candidate.label ?? withheld}, ${candidate.agency ?? withheld}, ${place(candidate)}`;
  at('pair').replaceChildren(...candidate.pairs.map((pair, i) => element('option', { value: i }, `${i + 1}: score ${score(pair.score)}`)));
  at('pair-field').hidden = candidate.pairs.length < 2;
  at('pair').onchange = () => drawPair(candidate, Number(at('pair').value));
  at('pictures').hidden = candidate.pictures === null;
  offerRegions([]);
  if (candidate.pictures === null) at('comparison-facts').textContent = 'Its owner does not show its pictures to you. Ask for detail.';
  else drawPair(candidate, 0);
  at('comparison').hidden = false;
  heard(searchId, candidate);
}

function drawPair(candidate, index) {
  const { probe, candidate: other, overlay } = candidate.pictures;
  const of = address => `${address}?pair=${index}`;
  const pair = candidate.pairs[index];
  at('comparison-facts').textContent = facts(candidate, pair);
  offerRegions([{ name: 'the probe', markId: pair.probeMarkId }, { name: candidate.label, markId: pair.candidateMarkId }]);
  draw('picture-probe', of(probe), 'The probe, rendered from its scan');
  draw('picture-candidate', of(other), `${candidate.label}, laid onto the probe`);
  draw('picture-overlay', of(overlay), 'Probe and candidate, one over the other');
  draw('split-probe', of(probe), 'The probe, left of the dividing line');
  draw('split-candidate', of(other), 'The candidate, right of the dividing line');
}

function facts(candidate, { kind, comparedBy, pose, correlation, overlapFraction, congruentCellFraction }) {
  const said = [`Case ${candidate.caseReference}`, kindLabel(kind), comparedByText(comparedBy), poseText(pose)];
  if (measured(correlation)) said.push(`correlation ${correlation.toFixed(2)} over the shared area`);
  if (measured(overlapFraction)) said.push(`${percent(overlapFraction)} of the smaller mark is shared`);
  if (measured(congruentCellFraction)) said.push(`${percent(congruentCellFraction)} of the usable cells are congruent`);
  return `${said.join('; ')}.`;
}

function draw(id, address, text) {
  at(id).alt = text;
  at(id).src = address;
}

at('split-line').addEventListener('input', event => divide(event.target.value));

function divide(share) {
  at('split-probe').style.clipPath = `inset(0 ${100 - share}% 0 0)`;
  at('split-candidate').style.clipPath = `inset(0 0 0 ${share}%)`;
}

divide(50);

// Both pictures of a pair have one size, so that the probe's tells how all are laid out.
at('picture-probe').addEventListener('load', () => {
  const { naturalWidth: width, naturalHeight: height } = at('picture-probe');
  at('pictures').classList.toggle('strips', width > 2 * height);
  at('split').style.aspectRatio = width > 2 * height ? `${width} / ${height}` : '';
});
