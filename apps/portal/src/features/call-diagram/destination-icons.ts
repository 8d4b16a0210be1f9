import {
  type Icon,
  IconArrowFork,
  IconCalendarTime,
  IconDeviceLandlinePhone,
  IconHash,
  IconHeadset,
  IconMicrophone2,
  IconPhone,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPlayerPlay,
  IconQuestionMark,
  IconSitemap,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { DestinationKind } from '../../kit/destination/destination-kind.ts';

/** How kinds of destinations look. */
export const DESTINATION_ICONS: Readonly<Record<DestinationKind, Icon>> = {
  nothing: IconPhoneOff,
  extension: IconDeviceLandlinePhone,
  ring_group: IconUsersGroup,
  call_queue: IconHeadset,
  ivr_menu: IconSitemap,
  conference: IconPhone,
  time_condition: IconCalendarTime,
  call_flow: IconArrowFork,
  voicemail: IconMicrophone2,
  external: IconPhoneOutgoing,
  feature: IconHash,
  playback: IconPlayerPlay,
  hangup: IconPhoneOff,
  other: IconQuestionMark,
};
