import '@quintet/web-kit/styles';
import { startPortal } from '@quintet/web-kit';
import { routes } from './routes';
import { kit, language } from './strings';

startPortal({ base: '/devportal', routes, language, kitStrings: kit });
