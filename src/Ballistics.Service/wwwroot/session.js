// Who works on this page: signing in and out, and a key for programs.

import { createKey, firstSignIn, getSession, signIn, signOut } from './api.js';

const at = id => document.getElementById(id);
const remembered = 'ballistics.signed-in'; // spares a question that can only be refused; no secret
let session = null;
let begin = () => { };

/** Shows the page to whoever is signed in, else the sign-in; `start` is called with each session that begins. */
export async function openSession(start) {
  begin = start;
  if (localStorage.getItem(remembered)) await enter();
  else leave();
}

/** Shows the sign-in, because the session has ended. */
export function leave() {
  session = null;
  localStorage.removeItem(remembered);
  at('main').hidden = at('account').hidden = true;
  at('sign-in').hidden = false;
  at('sign-in-name').focus();
}

async function enter() {
  try {
    session = await getSession();
  } catch (problem) {
    leave();
    if (problem.status !== 401) tell(problem);
    return;
  }
  localStorage.setItem(remembered, 'yes');
  at('sign-in').hidden = true;
  at('sign-in-problem').hidden = true;
  for (const form of ['sign-in-form', 'first-form']) at(form).reset();
  at('account-name').textContent = `${session.name}, ${session.agency}`;
  at('agency').textContent = session.agency;
  at('new-key').hidden = !session.roles.includes('AgencyAdministrator') || !session.personId;
  at('main').hidden = at('account').hidden = false;
  begin(session);
}

function tell(problem) {
  at('sign-in-problem').textContent = [problem.title, problem.detail].filter(Boolean).join(': ');
  at('sign-in-problem').hidden = false;
}

const submit = (form, send) => at(form).addEventListener('submit', async event => {
  event.preventDefault();
  try {
    await send();
    await enter();
  } catch (problem) {
    tell(problem);
  }
});

submit('sign-in-form', () => signIn(at('sign-in-name').value, at('sign-in-password').value));
submit('first-form', () => firstSignIn(at('first-secret').value, at('first-password').value));

at('sign-out').addEventListener('click', async () => {
  try { await signOut(); } finally { leave(); }
});

at('new-key').addEventListener('click', async () => {
  try {
    const made = await createKey('Made on the page', session.roles, session.personId);
    at('key-text').textContent = made.key;
    at('key-dialog').showModal();
  } catch (problem) {
    at('key-text').textContent = problem.detail;
    at('key-dialog').showModal();
  }
});
at('key-dismiss').addEventListener('click', () => {
  at('key-text').textContent = '';
  at('key-dialog').close();
});
