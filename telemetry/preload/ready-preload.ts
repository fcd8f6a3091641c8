/** The preload for windows that have no other, built as the one file that a sandboxed window can load. */
import { exposeTelemetry } from './index.ts';

exposeTelemetry();
