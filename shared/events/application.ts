import { event, eventGroup, field, flag, oneOf, version, wholeNumber } from 'kreya-telemetry/catalogue';

const architecture = oneOf('x64', 'arm64', 'ia32', 'arm');
const message = field(
  'Which of the messages that ship with the app.',
  oneOf('welcome', 'whatsNew', 'updateAvailable', 'telemetryNotice', 'surveyInvitation'),
);
const subscriptionPlan = field('The subscription plan in use.', oneOf('free', 'pro', 'enterprise'));

const YEAR_IN_SECONDS = 366 * 24 * 60 * 60;
const DAY_IN_MILLISECONDS = 24 * 60 * 60 * 1000;

export const application = eventGroup('Application', {
  AppStarted: event('The app was started.', '1.4', {
    version: field('The version of Kreya.', version),
    osName: field('The operating system.', oneOf('windows', 'macos', 'linux')),
    osVersion: field('The version of the operating system.', version, { since: '1.13.1' }),
    osArch: field('The processor architecture of the operating system.', architecture, { since: '1.8' }),
    processArch: field('The processor architecture that this build is for.', architecture, { since: '1.8' }),
    subscriptionPlan: { ...subscriptionPlan, since: '1.8' },
    authenticated: field('Whether an account is signed in.', flag, { since: '1.8' }),
    appKind: field('The desktop app (ui) or kreyac (cli).', oneOf('ui', 'cli'), { since: '1.10' }),
    packageManager: field(
      'How Kreya was installed.',
      oneOf(
        'none',
        'snap',
        'flatpak',
        'appimage',
        'homebrew',
        'msi',
        'winget',
        'chocolatey',
        'deb',
        'rpm',
        'docker',
        'npm',
      ),
      { since: '1.13' },
    ),
  }),
  AppClosed: event('The app was closed.', '1.4', {
    openDurationSeconds: field('How many seconds it was open.', wholeNumber(0, YEAR_IN_SECONDS)),
  }),
  CliCommandExecuted: event('A kreyac command was executed.', '1.10', {
    command: field(
      'Which command.',
      oneOf(
        'collectionInvoke',
        'environmentGetActive',
        'environmentList',
        'environmentSetActive',
        'exitCodes',
        'info',
        'operationInvoke',
        'projectCreate',
        'scriptInvoke',
        'version',
        'telemetryStatus',
        'telemetryEnable',
        'telemetryDisable',
        'telemetryEvents',
      ),
    ),
    durationMs: field('How many milliseconds it took.', wholeNumber(0, DAY_IN_MILLISECONDS)),
    succeeded: field('Whether it succeeded.', flag),
  }),
  ThemeChanged: event('A different colour theme was chosen.', '1.7', {
    theme: field('The theme that was chosen.', oneOf('light', 'dark', 'system')),
  }),
  UserMessageShown: event('A message that ships with the app was shown.', '1.11', { message }),
  UserMessageActionClicked: event('An action in a message was clicked.', '1.11', {
    message,
    action: field('Which action.', oneOf('open', 'dismiss', 'remindLater')),
  }),
  TourStepCompleted: event('A step of the tour was completed.', '1.11', {
    step: field(
      'Which step.',
      oneOf('createProject', 'addImporter', 'invokeOperation', 'addEnvironment', 'addAuth', 'finish'),
    ),
  }),
});

export const account = eventGroup('Account', {
  LoggedIn: event('An account signed in.', '1.8', { subscriptionPlan }),
  LoggedOut: event('An account signed out.', '1.8', { subscriptionPlan }),
  ProductKeyActivated: event('A product key was activated.', '1.13', { subscriptionPlan }),
});
