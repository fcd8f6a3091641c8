import '../errors/watch.ts';
import { mount } from '../mount.tsx';
import { Settings } from './Settings.tsx';

mount(<Settings />);
