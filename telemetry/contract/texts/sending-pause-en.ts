/** What is said of sending that a person has paused, in English. */
export const sendingPause = {
  switch: 'Pause sending while I look',
  stillRecorded: 'Events are still recorded.',
  hint: 'Nothing is sent until you resume, close this window, or {duration} have passed.',
  until: 'Sending is paused until {time}.',
  left: '{time} left',
  resume: 'Resume now',
  resumed: 'Sending has resumed.',
  over: 'The pause ended after {duration}. Sending has resumed.',
  held: 'Sending is paused until {time}',
  notTried: 'Not sent: sending is paused until {time}. Resume it first.',
  inApp: 'Sending is paused in {product}',
} as const;
