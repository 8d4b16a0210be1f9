import { describe, expect, it } from 'vitest';
import { familyOf } from '../provisioning/families/index.ts';
import { fileOf, sampleDevice } from '../provisioning/testing/sample-device.ts';
import { modelOfAgent, VENDORS, vendorOfAddress, vendorOfAgent } from './catalogue.ts';

/** Contract 20 §2.4, as it stands there. */
const AT_LEAST: Readonly<Record<string, string>> = {
  yealink:
    't19p t20p t21p t23g t23p t26p t27g t27p t28p t29g t31g t32g t33g t38g t40p t41p t41s t42g t42s t43u t46g t46s t46u t48g t48s t48u t49g t52s t53 t53w t54w t56a t57w t58v t58w cp860 cp920 cp925 cp960 cp965 vp59 w52p w56p w60b w70b w80b',
  polycom:
    'ip321 ip331 ip335 ip450 ip550 ip560 ip650 ip670 ip5000 ip6000 ip7000 duo vvx101 vvx150 vvx201 vvx250 vvx300 vvx301 vvx310 vvx311 vvx350 vvx400 vvx401 vvx410 vvx411 vvx450 vvx500 vvx501 vvx600 vvx601 trio8500 trio8800',
  poly: 'ccx400 ccx500 ccx600 ccx700 edge-b10 edge-b20 edge-e100 edge-e220 edge-e350',
  grandstream:
    'gxp110x gxp116x gxp140x gxp1450 gxp16xx gxp17xx gxp2100 gxp2124 gxp2130 gxp2135 gxp2140 gxp2160 gxp2170 grp2612 grp2613 grp2614 grp2615 grp2616 gxv3240 gxv3275 gxv3370 gac2500 dp715 dp750 ht502 ht503 ht701 ht702 ht801 ht802 ht812 ht814 gxw40xx gxw42xx gswave',
  cisco:
    'spa112 spa122 spa191 spa192 spa301 spa303 spa501g spa502g spa504g spa508g spa509g spa512g spa514g spa525g spa525g2 8811 8841 8845 8851 8861 8865',
  linksys: 'spa2102 spa3102 spa921 spa941 spa942 spa962',
  snom: '300 320 360 370 710 715 720 725 760 820 821 870 d120 d315 d345 d375 d385 d712 d715 d717 d725 d735 d745 d765 d785 d812 d815 d862 d865 c520 c620 m100kle m500kle pa1',
  fanvil:
    'x1sg x1sp x2p x210 x3g x3sg x3sp x3u x4 x4g x4sg x4u x5s x5u x6 x6u x7 x7a x7c v62 v63 v64 v65 v67 h5 i30 w611w',
  panasonic: 'ut113 ut123 ut133 ut136 ut670 utg300b hdv100 hdv130 hdv230 hdv330 tgp500 tgp550 tgp600',
};

describe('the vendors and models (contract 20 §2.4)', () => {
  it('are those of the contract, sorted, in lower case', () => {
    expect(VENDORS.map(({ name }) => name)).toEqual(Object.keys(AT_LEAST).sort());
    for (const { name, models } of VENDORS) {
      expect(models).toEqual((AT_LEAST[name] ?? '').split(' ').sort());
    }
  });

  it('have a generator each', () => {
    for (const { name, models } of VENDORS) {
      for (const model of models) expect(fileOf(sampleDevice(name, model), '{mac}').text).toContain('1001');
    }
    expect(familyOf('nobody')).toBeNull();
  });

  it('are told by the address', () => {
    expect(vendorOfAddress('001565aabbcc')).toBe('yealink');
    expect(vendorOfAddress('0004f2aabbcc')).toBe('polycom');
    expect(vendorOfAddress('000e08aabbcc')).toBe('linksys');
    expect(vendorOfAddress('ffffffaabbcc')).toBeNull();
  });

  it.each([
    ['Yealink SIP-T46S 66.86.0.15 80:5e:c0:11:22:33', 'yealink', 't46s'],
    ['FileTransport PolycomVVX-VVX_410-UA/5.9.0.9373 (SN:64167f010203) Type/Application', 'polycom', 'vvx410'],
    ['Grandstream Model HW GXP2135 V1.4A SW 1.0.11.39 DevId 000b82aabbcc', 'grandstream', 'gxp2135'],
    ['Cisco/SPA504G-7.6.2b (0021a0aabbcc)', 'cisco', 'spa504g'],
    ['LINKSYS/SPA-942-5.1.8 (000e08aabbcc)', 'linksys', 'spa942'],
    ['Mozilla/4.0 (compatible; snom720-SIP 8.9.3.80 000413AABBCC)', 'snom', '720'],
    ['Fanvil X4 2.12.4 0c383eaabbcc', 'fanvil', 'x4'],
    ['Panasonic_KX-HDV230/06.001 (0080f0aabbcc)', 'panasonic', 'hdv230'],
    ['curl/8.0', null, null],
  ])('are told by %s', (agent, vendor, model) => {
    expect(vendorOfAgent(agent)).toBe(vendor);
    expect(vendor && modelOfAgent(vendor, agent)).toBe(model);
  });
});
