/** The notice on the first run. Its second line is the way out. */
export const notice = `Kreya counts which features are used and reports its own errors. It never sends what you type or work on.
To turn this off, run kreyac telemetry disable, or set KREYA_DISABLETELEMETRY=true.
To see what is collected, run kreyac telemetry events. To see what is sent, run kreyac telemetry show.
Nothing was sent before this notice, which is shown only once.
`;
