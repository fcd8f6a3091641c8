import { createNodeTelemetry } from 'kreya-telemetry/node';
import { catalogue } from './catalogue.js';

const telemetry = createNodeTelemetry({ catalogue, version: '1.0.0', productName: 'Acme' });

const questions = {
  export(count) {
    telemetry.track('NotesExported', { count });
    return telemetry.status();
  },
  fail() {
    telemetry.captureError(new RangeError('Invalid array length'));
    return telemetry.status();
  },
  status: () => telemetry.status(),
  async startMain() {
    try {
      const { createElectronTelemetry } = await import('kreya-telemetry/main');
      createElectronTelemetry({ catalogue });
      return 'started';
    } catch (error) {
      return error.message;
    }
  },
};

export const answer = async ([question, argument]) => await questions[question](argument);
