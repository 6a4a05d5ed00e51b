// The service's API, one function per request. A refusal becomes a Problem (RFC 9457), shown to the user as it stands.

export class Problem extends Error {
  constructor(status, title, detail, existingId = null) {
    super(detail || title);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.existingId = existingId; // what stands in the way of something that may exist only once
  }
}

const root = '/api/v1';
const forgery = 'X-Ballistics-Antiforgery';
const purposeHeader = 'Ballistics-Purpose';
let purpose = ''; // what is asked is asked for it
let antiforgery = ''; // shows that a request comes from this page
let agencyId = ''; // the agency the user works for
let ended = () => { };

/** What is asked from here on is asked for this purpose. */
export const statePurpose = text => { purpose = text.trim(); };

/** `heard` is called when the session has ended. */
export const onSessionEnd = heard => { ended = heard; };

/** The problem an answer stands for; an answer without problem details is described by its status. */
export function problemOf(status, text) {
  try {
    const body = JSON.parse(text);
    const fields = Object.values(body.errors ?? {}).flat().join(' ');
    return new Problem(status, body.title ?? `The service answered ${status}`, body.detail ?? fields, body.existingId);
  } catch {
    return new Problem(status, `The service answered ${status}`, '');
  }
}

async function send(path, { method = 'GET', body, signal } = {}) {
  let answer;
  try {
    answer = await fetch(root + path, {
      method,
      signal,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(purpose ? { [purposeHeader]: encodeURIComponent(purpose) } : {}),
        ...(method === 'GET' ? {} : { [forgery]: antiforgery }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem(0, 'The service does not answer', 'Check that it is running, then try again.');
  }
  if (answer.status === 401 && antiforgery) {
    antiforgery = '';
    ended();
  }
  if (!answer.ok) throw problemOf(answer.status, await answer.text());
  return answer;
}

const ask = async (path, options) => (await send(path, options)).json();

export const signIn = (signInName, password) => send('/session', { method: 'POST', body: { signInName, password } });
export const firstSignIn = (secret, password) => send('/first-sign-in', { method: 'POST', body: { secret, password } });

/** Who works here; what this page sends from now on is known to come from it. */
export async function getSession() {
  const session = await ask('/session');
  antiforgery = session.antiforgeryToken;
  agencyId = session.agencyId;
  return session;
}

/** The quality of the agency's scans by instrument and month. */
export const listQuality = async () => ask(`/agencies/${agencyId}/quality`);

export async function signOut() {
  await send('/session', { method: 'DELETE' });
  antiforgery = '';
}

export const createKey = (name, roles, personId) => ask('/keys', { method: 'POST', body: { name, roles, personId } });
export const createCaseRecord = (reference, signal) =>
  ask('/case-records', { method: 'POST', body: { reference }, signal });
/** The first page of exhibits; `more` where others follow. */
export async function listExhibits() {
  const answer = await send('/exhibits');
  return { exhibits: await answer.json(), more: answer.headers.has('Link') };
}

export const getExhibit = id => ask(`/exhibits/${id}`);
export const createExhibit = (caseRecordId, label, specimen, signal) =>
  ask('/exhibits', { method: 'POST', body: { caseRecordId, label, specimen }, signal });
export const listSearches = () => ask('/searches?limit=8');
export const createSearch = (exhibitId, signal) => ask('/searches', { method: 'POST', body: { exhibitId }, signal });
export const getSearch = (id, signal) => ask(`/searches/${id}`, { signal });
export const cancelSearch = id => ask(`/searches/${id}`, { method: 'DELETE' });
export const listCandidates = (id, signal) => ask(`/searches/${id}/candidates`, { signal });

const post = (path, body) => ask(path, { method: 'POST', body });
const bytes = async path => (await send(path)).blob();

export const listAlerts = () => ask('/alerts?unread=true&limit=20');
export const readAlert = id => send(`/alerts/${id}/read`, { method: 'POST' });
export const listLeads = () => ask('/leads?limit=100');
export const getLead = id => ask(`/leads/${id}`);
export const makeLead = (searchId, candidateId, why) => post('/leads', { searchId, candidateId, why });
export const stepLead = (id, step, body) => post(`/leads/${id}/${step}`, body);
export const listHits = () => ask('/hits?limit=100');
export const discloseHit = id => bytes(`/hits/${id}/disclosure`);
export const listRequests = () => ask('/detail-requests?limit=100');
export const askForDetail = (searchId, candidateId, stated) => post('/detail-requests', { searchId, candidateId, ...stated });
export const stepRequest = (id, step, body) => post(`/detail-requests/${id}/${step}`, body);
export const getRegions = id => ask(`/marks/${id}/regions`);
export const regionsPicture = id => bytes(`/marks/${id}/regions/picture`);
export const markPicture = id => bytes(`/marks/${id}/picture`);

/** Sends a scan; `onShare` hears the share of its bytes that are sent. (fetch does not tell, hence XMLHttpRequest.) */
export function uploadMark(exhibitId, { kind, land, sha256, lighting, spacing, file }, onShare, signal) {
  const form = new FormData();
  form.append('kind', kind);
  if (land) form.append('land', String(land));
  if (sha256) form.append('sha256', sha256);
  if (lighting) form.append('lighting', lighting);
  if (spacing) form.append('spacing', spacing);
  form.append('scan', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const end = settle => value => { signal?.removeEventListener('abort', abort); settle(value); };
    const [done, failed] = [end(resolve), end(reject)];
    request.open('POST', `${root}/exhibits/${exhibitId}/marks`);
    request.setRequestHeader(forgery, antiforgery);
    request.upload.onprogress = event => { if (event.lengthComputable) onShare(event.loaded / event.total); };
    request.onload = () => request.status < 300
      ? done(JSON.parse(request.responseText))
      : failed(problemOf(request.status, request.responseText));
    request.onerror = () => failed(new Problem(0, 'The upload broke off', 'The service closed the connection or does not answer.'));
    request.onabort = () => failed(new DOMException('Cancelled', 'AbortError'));
    signal?.addEventListener('abort', abort);
    request.send(form);
  });
}
