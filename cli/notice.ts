/** The first-run notice. */
export const NOTICE = `Kreya collects which of its features are used, and errors of its own; never what you type or work on.
See what is collected:  kreyac telemetry events      See what is sent:  kreyac telemetry show
Turn it off:            kreyac telemetry disable     Or set the variable KREYA_DISABLETELEMETRY=true
Nothing has left this machine before this notice, which is shown once.
`;
