<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" labelsEnabled="1" styleCategories="Symbology|Labeling|MapTips|Temporal">
<renderer-v2 type="categorizedSymbol" attr="&quot;event_type&quot;" symbollevels="0" enableorderby="0" forceraster="0">
{{categories present event_type}}
</renderer-v2>
<labeling type="simple"><settings calloutType="simple">
<text-style fieldName="coalesce(&quot;name&quot;, &quot;event_type&quot;)" isExpression="1" fontSize="7.5" fontSizeUnit="Point" fontItalic="0" fontWeight="50" textColor="90,20,20,255" textOpacity="1" blendMode="0" multilineHeight="0.9">
<text-buffer bufferDraw="1" bufferSize="0.9" bufferSizeUnits="MM" bufferColor="255,255,255,230" bufferOpacity="1" bufferNoFill="1" bufferJoinStyle="128" bufferBlendMode="0"/>
</text-style>
<text-format wrapChar="" autoWrapLength="28" useMaxLineLengthForAutoWrap="1" multilineAlign="1" formatNumbers="0" addDirectionSymbol="0"/>
<placement placement="6" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" dist="0.8" distUnits="MM" offsetType="1" quadOffset="4" priority="4"/>
<rendering drawLabels="1" displayAll="0" scaleVisibility="0" limitNumLabels="0" obstacle="1" obstacleFactor="1" fontLimitPixelSize="0" mergeLines="0" labelPerPart="0" upsidedownLabels="0" zIndex="0"/>
<dd_properties><Option type="Map"><Option type="QString" name="name" value=""/><Option type="Map" name="properties">
<Option type="Map" name="Show"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="@map_scale &lt; 1500000"/><Option type="int" name="type" value="3"/></Option></Option><Option type="QString" name="type" value="collection"/></Option></dd_properties>
</settings></labeling>
<blendMode>0</blendMode>
<featureBlendMode>0</featureBlendMode>
<layerOpacity>1</layerOpacity>
<previewExpression>"name"</previewExpression>
<mapTip><![CDATA[<b>{{html name}}</b>
<br>{{html event_type}} {{html event_mode}} ({{html stance}}): {{html actor1}} → {{html actor2}}
<br>[% coalesce(format_date("start_date", 'yyyy-MM-dd'), '…') %] to [% coalesce(format_date("end_date", 'yyyy-MM-dd'), '…') %] {{html location}}
[% CASE WHEN "fatalities" IS NULL THEN '' ELSE '<br>killed: ' || "fatalities" END %][% CASE WHEN "uncertainty_m" IS NULL THEN '' WHEN "uncertainty_m" < 1000 THEN '<br>uncertainty ' || round("uncertainty_m") || ' m' ELSE '<br>uncertainty ' || round("uncertainty_m" / 1000.0) || ' km' END %]<br>[% CASE WHEN "sentence" IS NULL THEN '' ELSE '<i>“' END %]{{html sentence}}[% CASE WHEN "sentence" IS NULL THEN '' ELSE '”</i>' END %]
<br><small>{{html article_title}} [% coalesce(format_date("published", 'yyyy-MM-dd'), '') %]</small><br><small>{{html attribution}} {{html sources}}</small>]]></mapTip>
{{time start_date end_date}}
<layerGeometryType>0</layerGeometryType>
</qgis>
