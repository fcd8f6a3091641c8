const { telemetry } = window;
const checkbox = document.getElementById('send-telemetry');

function show({ enabled, locked, noticeDue }) {
  checkbox.checked = enabled;
  checkbox.disabled = locked;
  if (!noticeDue) return;
  document.getElementById('notice').hidden = false;
  void telemetry.noticeShown();
}

checkbox.addEventListener('change', async () => show(await telemetry.setEnabled(checkbox.checked)));
document.getElementById('export').addEventListener('click', () => {
  void telemetry.track('NotesExported', { count: 3 });
});
telemetry.onStatusChanged(show);
telemetry.status().then(show);
