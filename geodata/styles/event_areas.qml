<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" labelsEnabled="0" styleCategories="Symbology|Labeling|MapTips|Temporal">
<renderer-v2 type="categorizedSymbol" attr="&quot;event_type&quot;" symbollevels="0" enableorderby="1" forceraster="0">
{{categories present event_type}}
<orderby><orderByClause asc="0" nullsFirst="0">area($geometry)</orderByClause></orderby>
</renderer-v2>
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
<layerGeometryType>2</layerGeometryType>
</qgis>
