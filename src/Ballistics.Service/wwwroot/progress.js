// What the page is busy with: one title, one step in words, one bar, one way to cancel; or the problem it ended with.

const at = id => document.getElementById(id);
let running = null;

/** Runs one piece of work at a time. It gets a `report(step, share)` (share null where unknown) and an abort signal. */
export async function run(title, work) {
  if (running) return;
  running = new AbortController();
  clearProblem();
  at('progress-title').textContent = title;
  at('progress').hidden = false;
  document.body.classList.add('busy');
  try {
    await work(report, running.signal);
  } catch (error) {
    if (error.name === 'AbortError') showProblem('Cancelled', 'Nothing was searched. What had been uploaded whole stays on record.');
    else showProblem(error.title ?? 'Something went wrong on this page', error.detail ?? error.message);
  } finally {
    running = null;
    at('progress').hidden = true;
    document.body.classList.remove('busy');
  }
}

export const isBusy = () => running !== null;

function report(step, share = null) {
  at('progress-step').textContent = step;
  if (share === null) at('progress-bar').removeAttribute('value');
  else at('progress-bar').value = share;
}

export function showProblem(title, detail) {
  at('problem-title').textContent = title;
  at('problem-detail').textContent = detail ?? '';
  at('problem').hidden = false;
}

function clearProblem() {
  at('problem').hidden = true;
}

at('cancel').addEventListener('click', () => running?.abort());
