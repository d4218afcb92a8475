<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" labelsEnabled="1" styleCategories="Symbology|Labeling|MapTips|Temporal">
<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="1" forceraster="0">
{{symbol}}
<orderby><orderByClause asc="0" nullsFirst="0">area($geometry)</orderByClause></orderby>
</renderer-v2>
<labeling type="simple"><settings calloutType="simple">
<text-style fieldName="name" isExpression="0" fontSize="8" fontSizeUnit="Point" fontItalic="1" fontWeight="50" textColor="122,92,67,255" textOpacity="1" blendMode="0" multilineHeight="0.9">
<text-buffer bufferDraw="1" bufferSize="0.9" bufferSizeUnits="MM" bufferColor="255,255,255,230" bufferOpacity="1" bufferNoFill="1" bufferJoinStyle="128" bufferBlendMode="0"/>
</text-style>
<text-format wrapChar="" autoWrapLength="26" useMaxLineLengthForAutoWrap="1" multilineAlign="1" formatNumbers="0" addDirectionSymbol="0"/>
<placement placement="4" priority="3" polygonPlacementFlags="2" fitInPolygonOnly="0" centroidInside="1" centroidWhole="0" dist="0"/>
<rendering drawLabels="1" displayAll="0" scaleVisibility="0" limitNumLabels="0" obstacle="0" obstacleFactor="1" fontLimitPixelSize="0" mergeLines="0" labelPerPart="0" upsidedownLabels="0" zIndex="0"/>
</settings></labeling>
<blendMode>0</blendMode>
<featureBlendMode>0</featureBlendMode>
<layerOpacity>1</layerOpacity>
<previewExpression>"name"</previewExpression>
<mapTip><![CDATA[<b>{{html name}}</b> (vague area)
<br>[% replace(coalesce("relation", ''), '_', ' ') %] {{html reference_objects}} {{html container}}[% CASE WHEN "uncertainty_m" IS NULL THEN '' WHEN "uncertainty_m" < 1000 THEN '<br>uncertainty ' || round("uncertainty_m") || ' m' ELSE '<br>uncertainty ' || round("uncertainty_m" / 1000.0) || ' km' END %]<br>[% CASE WHEN "sentence" IS NULL THEN '' ELSE '<i>“' END %]{{html sentence}}[% CASE WHEN "sentence" IS NULL THEN '' ELSE '”</i>' END %]
<br><small>{{html article_title}} [% coalesce(format_date("published", 'yyyy-MM-dd'), '') %]</small>]]></mapTip>
<temporal enabled="0" mode="0"><fixedRange><start></start><end></end></fixedRange></temporal>
<layerGeometryType>2</layerGeometryType>
</qgis>
