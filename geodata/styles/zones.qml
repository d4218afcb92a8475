<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" labelsEnabled="1" styleCategories="Symbology|Labeling|MapTips|Temporal">
<renderer-v2 type="categorizedSymbol" attr="&quot;kind&quot; || ' ' || &quot;status&quot;" symbollevels="0" enableorderby="1" forceraster="0">
{{categories present kind status}}
<orderby><orderByClause asc="0" nullsFirst="0">area($geometry)</orderByClause></orderby>
</renderer-v2>
<labeling type="simple"><settings calloutType="simple">
<text-style fieldName="&quot;name&quot; || CASE WHEN &quot;status&quot; IS NULL THEN '' ELSE ' (' || replace(&quot;status&quot;, '_', ' ') || ')' END" isExpression="1" fontSize="8" fontSizeUnit="Point" fontItalic="0" fontWeight="75" textColor="60,60,60,255" textOpacity="1" blendMode="0" multilineHeight="0.9">
<text-buffer bufferDraw="1" bufferSize="0.9" bufferSizeUnits="MM" bufferColor="255,255,255,230" bufferOpacity="1" bufferNoFill="1" bufferJoinStyle="128" bufferBlendMode="0"/>
</text-style>
<text-format wrapChar="" autoWrapLength="26" useMaxLineLengthForAutoWrap="1" multilineAlign="1" formatNumbers="0" addDirectionSymbol="0"/>
<placement placement="4" priority="6" polygonPlacementFlags="2" fitInPolygonOnly="0" centroidInside="1" centroidWhole="0" dist="0"/>
<rendering drawLabels="1" displayAll="0" scaleVisibility="0" limitNumLabels="0" obstacle="0" obstacleFactor="1" fontLimitPixelSize="0" mergeLines="0" labelPerPart="0" upsidedownLabels="0" zIndex="0"/>
<dd_properties><Option type="Map"><Option type="QString" name="name" value=""/><Option type="Map" name="properties">
<Option type="Map" name="Color"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="darker(@symbol_color, 130)"/><Option type="int" name="type" value="3"/></Option></Option><Option type="QString" name="type" value="collection"/></Option></dd_properties>
</settings></labeling>
<blendMode>0</blendMode>
<featureBlendMode>0</featureBlendMode>
<layerOpacity>1</layerOpacity>
<previewExpression>"name"</previewExpression>
<mapTip><![CDATA[<b>{{html name}}</b> ([% replace(coalesce("status", ''), '_', ' ') %])
<br>[% replace(coalesce("kind", ''), '_', ' ') %][% CASE WHEN "radius_m" IS NULL THEN '' ELSE ', radius ' || format_number("radius_m" / 1000.0, 1) || ' km' END %][% CASE WHEN "area_km2" IS NULL THEN '' ELSE ', ' || format_number("area_km2", 0) || ' km²' END %]
<br>[% coalesce(format_date("start_date", 'yyyy-MM-dd'), '…') %] to [% coalesce(format_date("end_date", 'yyyy-MM-dd'), '…') %]
<br>{{html declared_by}} {{html parties}}[% CASE WHEN "uncertainty_m" IS NULL THEN '' WHEN "uncertainty_m" < 1000 THEN '<br>uncertainty ' || round("uncertainty_m") || ' m' ELSE '<br>uncertainty ' || round("uncertainty_m" / 1000.0) || ' km' END %]<br>[% CASE WHEN "sentence" IS NULL THEN '' ELSE '<i>“' END %]{{html sentence}}[% CASE WHEN "sentence" IS NULL THEN '' ELSE '”</i>' END %]
<br><small>{{html article_title}} [% coalesce(format_date("published", 'yyyy-MM-dd'), '') %]</small><br><small>{{html source}} {{html notes}}</small>]]></mapTip>
{{time start_date end_date}}
<layerGeometryType>2</layerGeometryType>
</qgis>
