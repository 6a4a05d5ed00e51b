// What a candidate becomes: inbox, leads, hits and requests for detail. They show other agencies' records, so they wait for a purpose.

import { askForDetail, makeLead } from './api.js';
import { onCandidate } from './candidates.js';
import { showInbox } from './inbox.js';
import { openLead, showLeads } from './leads.js';
import { run, showProblem } from './progress.js';
import { demandPurpose, isStated, onPurpose } from './purpose.js';
import { levels, showRequests } from './requests.js';
import { askStep } from './step.js';

const at = id => document.getElementById(id);
const may = (...of) => of.some(role => session.roles.includes(role));
let session = { roles: [] };
let chosen = null;

/** Shows to whoever signed in what the roles are for. */
export async function beginCasework(begun) {
  session = begun;
  at('inbox').hidden = !may('Technician', 'Examiner', 'Verifier', 'Investigator', 'AgencyAdministrator');
  at('casework').hidden = !may('Examiner', 'Verifier', 'Investigator', 'AgencyAdministrator');
  at('requests-part').hidden = !may('Examiner', 'Investigator', 'AgencyAdministrator');
  at('lead').hidden = true;
  await refreshInbox();
  await refreshCasework();
}

export async function refreshInbox() {
  if (!at('inbox').hidden) await showInbox(look);
}

// Never by a clock: every look at another agency's record stands in its owner's trail.
async function refreshCasework() {
  at('casework-waits').hidden = isStated();
  at('casework-shown').hidden = !isStated();
  if (at('casework').hidden || !isStated()) return;
  await showLeads(session.roles);
  if (!at('requests-part').hidden) await showRequests(session.roles);
}

async function look({ subjectKind, subjectId }) {
  if (at('casework').hidden || !demandPurpose()) return;
  await attempt(async () => {
    await refreshCasework();
    if (subjectKind === 'lead') await openLead(subjectId);
    at('casework').scrollIntoView({ block: 'start' });
  });
}

async function attempt(work) {
  try {
    await work();
  } catch (problem) {
    showProblem(problem.title ?? 'Something went wrong on this page', problem.detail ?? problem.message);
  }
}

onPurpose(() => attempt(refreshCasework));
at('casework-refresh').addEventListener('click', () => attempt(refreshCasework));

onCandidate((searchId, candidate) => {
  chosen = { searchId, candidate };
  at('make-lead').hidden = !may('Examiner', 'Investigator');
  at('ask-detail').hidden = at('make-lead').hidden || candidate.released === 'Full';
});

at('make-lead').addEventListener('click', async () => {
  const { searchId, candidate } = chosen;
  if (!demandPurpose()) return;
  const stated = await askStep(`Make a lead of rank ${candidate.rank}`);
  if (stated !== null) await run('Making a lead', async () => {
    const lead = await makeLead(searchId, candidate.id, stated.why);
    await refreshCasework();
    await openLead(lead.id);
    at('casework').scrollIntoView({ block: 'start' });
  });
});

at('ask-detail').addEventListener('click', async () => {
  const { searchId, candidate } = chosen;
  if (!demandPurpose()) return;
  const stated = await askStep(`Ask the owner of rank ${candidate.rank} for detail`, { name: 'wanted', label: 'How much', choices: levels });
  if (stated !== null) await run('Asking for detail', async () => {
    await askForDetail(searchId, candidate.id, stated);
    await refreshCasework();
  });
});
