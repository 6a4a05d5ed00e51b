// From a candidate to a hit: the leads, what may be done to each, and the two scans that are to be compared by eye.

import { discloseHit, getExhibit, getLead, listHits, listLeads, markPicture, stepLead } from './api.js';
import { showProblem } from './progress.js';
import { askStep } from './step.js';
import { element, row } from './table.js';
import { conclusions, instant, releasedText, stateText, stepText } from './words.js';

const at = id => document.getElementById(id);
const whoMay = {
  Dismiss: ['Examiner', 'Investigator'], BeginComparison: ['Examiner'], Conclude: ['Examiner'],
  BeginVerification: ['Verifier'], Verify: ['Verifier'], PutBack: ['Examiner', 'Verifier'],
};
const concludes = ['Conclude', 'Verify'];
const routes = {
  Dismiss: 'dismiss', BeginComparison: 'begin-comparison', Conclude: 'conclude',
  BeginVerification: 'begin-verification', Verify: 'verify', PutBack: 'put-back',
};
let roles = [];

/** Shows leads and hits to a person of these roles. */
export async function showLeads(of) {
  roles = of;
  const [leads, hits] = await Promise.all([listLeads(), listHits()]);
  at('leads').tBodies[0].replaceChildren(...leads.map(leadRow));
  at('leads').hidden = leads.length === 0;
  at('leads-empty').hidden = leads.length > 0;
  at('hits').replaceChildren(...hits.map(hitItem));
  at('hits-empty').hidden = hits.length > 0;
}

/** Shows one lead with what was done to it and what may be done next. */
export async function openLead(id) {
  const lead = await getLead(id);
  at('lead').dataset.id = id;
  at('lead-title').textContent = `${stateText(lead.state)}: ${releasedText(lead.probe)} and ${releasedText(lead.candidate)}`;
  at('lead-conclusions').textContent = conclusionsText(lead);
  at('lead-events').replaceChildren(...lead.events.map(event =>
    element('li', {}, `${instant(event.at)}: ${stepText(event.action)}${event.ownAgency ? '' : ', by the other agency'}${event.why ? `. ${event.why}` : ''}`)));
  at('lead-steps').replaceChildren(...lead.allowed.filter(action => whoMay[action]?.some(role => roles.includes(role))).map(action => stepButton(lead, action)));
  at('lead').hidden = false;
  at('lead-scans').replaceChildren(...await Promise.all([scanOf('Probe', lead.probe), scanOf('Candidate', lead.candidate)]));
}

function conclusionsText({ firstConclusion, secondConclusion, state }) {
  if (firstConclusion && secondConclusion) return `First conclusion: ${conclusions[firstConclusion]}. Second, made without knowledge of the first: ${conclusions[secondConclusion]}.`;
  if (firstConclusion) return `Your conclusion: ${conclusions[firstConclusion]}. Nobody else is shown it until a second person has concluded.`;
  return state === 'AwaitingVerification' || state === 'InVerification' ? 'There is a first conclusion. Whoever verifies does not see it.' : 'Nobody has concluded yet.';
}

function leadRow(lead) {
  const open = element('button', { type: 'button', className: 'plain', ariaLabel: `Open the lead: ${releasedText(lead.probe)} and ${releasedText(lead.candidate)}` }, stateText(lead.state));
  open.addEventListener('click', () => attempt(() => openLead(lead.id)));
  return row([open, releasedText(lead.probe), releasedText(lead.candidate), `${instant(lead.dueAt)}${lead.isOverdue ? ', late' : ''}`]);
}

function hitItem(hit) {
  const disclose = element('button', { type: 'button', ariaLabel: `Disclosure package of ${releasedText(hit.probe)} and ${releasedText(hit.candidate)}` }, 'Disclosure package');
  disclose.addEventListener('click', () => attempt(async () => {
    const link = element('a', { href: URL.createObjectURL(await discloseHit(hit.leadId)), download: `disclosure-hit-${hit.leadId}.zip` });
    link.click();
    URL.revokeObjectURL(link.href);
  }));
  return element('li', {}, `${releasedText(hit.probe)} and ${releasedText(hit.candidate)}, ${instant(hit.confirmedAt)} `, roles.some(role => role === 'Examiner' || role === 'Investigator') ? disclose : '');
}

function stepButton(lead, action) {
  const button = element('button', { type: 'button' }, stepText(action));
  button.addEventListener('click', () => attempt(async () => {
    const stated = await askStep(stepText(action), concludes.includes(action) ? { name: 'conclusion', label: 'Conclusion', choices: Object.entries(conclusions) } : {});
    if (stated === null) return;
    await stepLead(lead.id, routes[action], { version: lead.version, ...stated });
    await showLeads(roles);
    await openLead(lead.id);
  }));
  return button;
}

// Each scan by itself and unturned: where the program laid one onto the other is no part of a blind verification.
async function scanOf(name, exhibit) {
  const figure = element('figure');
  if (exhibit.released === 'Full') {
    const mark = (await getExhibit(exhibit.exhibitId)).marks[0];
    if (mark) figure.append(element('img', { src: URL.createObjectURL(await markPicture(mark.id)), alt: `${name}: ${releasedText(exhibit)}` }));
  }
  figure.append(element('figcaption', {}, figure.childElementCount > 0 ? `${name}: ${releasedText(exhibit)}` : `${name}: its owner does not show its scan. Ask for detail.`));
  return figure;
}

async function attempt(work) {
  try {
    await work();
  } catch (problem) {
    showProblem(problem.title ?? 'Something went wrong on this page', problem.detail ?? problem.message);
  }
}
