/**
 * The preload for windows without one of their own, built as the single file that a sandboxed window can
 * load.
 */
import { exposeTelemetry } from './index.ts';

exposeTelemetry();
