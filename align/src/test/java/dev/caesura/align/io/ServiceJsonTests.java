package dev.caesura.align.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes of JSON of speech services and programs, and rolling captions without times inside. */
class ServiceJsonTests {

  private static String read(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Hypothesis> all = HypothesisReader.of(16_000).read(new ByteArrayInputStream(bytes), "x");
    StringBuilder words = new StringBuilder();
    for (Hypothesis hypothesis : all) {
      for (TimedWord timed : hypothesis.words()) {
        words.append(
            String.format(
                Locale.ROOT,
                "%s%s %.2f-%.2f",
                words.isEmpty() ? "" : "; ",
                timed.word().text(),
                timed.word().span().startSeconds(),
                timed.word().span().endSeconds()));
      }
    }
    return words.toString();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "transformers # {'text':' hi you','chunks':[{'text':' hi','timestamp':[0.0,0.5]},"
            + "{'text':' you','timestamp':[0.5,null]}]} # hi 0.00-0.50; you 0.50-1.00",
        "echogarden # [{'type':'sentence','text':'Hi you.','startTime':0,'endTime':1,'timeline':["
            + "{'type':'word','text':'Hi','startTime':0.1,'endTime':0.4,'timeline':[{'type':"
            + "'phone','text':'h','startTime':0.1,'endTime':0.2}]},{'type':'word','text':'you',"
            + "'startTime':0.5,'endTime':0.9}]}] # Hi 0.10-0.40; you 0.50-0.90",
        "stop # [{'word':'a','start':0.1,'stop':0.4}] # a 0.10-0.40",
        "start # {'words':[{'word':'a','start':0.1},{'word':'b','start':0.4}]}"
            + " # a 0.10-0.40; b 0.40-0.90",
        "whisper.cpp -ml 1 # {'transcription':[{'offsets':{'from':0,'to':300},'text':' Hel'},"
            + "{'offsets':{'from':300,'to':500},'text':'lo'},{'offsets':{'from':500,'to':600},"
            + "'text':','},{'offsets':{'from':700,'to':900},'text':' you'}]}"
            + " # Hello, 0.00-0.60; you 0.70-0.90",
        "faster-whisper # [[1,0,0.0,1.0,' Hi you',[50364,1],0.0,-0.2,1.1,0.0,[[0.0,0.4,' Hi',0.9],"
            + "[0.5,1.0,' you',0.8]]]] # Hi 0.00-0.40; you 0.50-1.00",
        "AWS # {'jobName':'j','results':{'transcripts':[{'transcript':'Hi, you.'}],'items':["
            + "{'start_time':'0.1','end_time':'0.4','alternatives':[{'confidence':'0.9','content':"
            + "'Hi'}],'type':'pronunciation'},{'alternatives':[{'confidence':'0.0','content':','}],"
            + "'type':'punctuation'},{'start_time':'0.5','end_time':'0.9','alternatives':["
            + "{'confidence':'0.9','content':'you'}],'type':'pronunciation'}]}}"
            + " # Hi, 0.10-0.40; you 0.50-0.90",
        "Google, time objects # {'results':[{'alternatives':[{'transcript':'hi you','words':["
            + "{'startTime':{},'endTime':{'nanos':500000000},'word':'hi'},{'startTime':{'seconds':"
            + "'1','nanos':500000000},'endTime':{'seconds':2},'word':'you'}]}]}]}"
            + " # hi 0.00-0.50; you 1.50-2.00",
        "Google v2 # {'results':[{'alternatives':[{'transcript':'hi you','words':["
            + "{'endOffset':'0.500s','word':'hi'},{'startOffset':'1.500s','endOffset':'2s','word':"
            + "'you'}]}]}]} # hi 0.00-0.50; you 1.50-2.00",
        "clock times # [{'start':'00:00:01.500','end':'00:00:02.000','text':'hi'},{'start':"
            + "'00:00:02,000','end':'00:01:02.500','text':'you'}] # hi 1.50-2.00; you 2.00-62.50",
        "IBM # {'results':[{'final':true,'alternatives':[{'transcript':'hi you ','timestamps':["
            + "['hi',0.1,0.5],['you',1.5,2.0]]}]}],'result_index':0} # hi 0.10-0.50; you 1.50-2.00",
        "Google # {'results':[{'alternatives':[{'transcript':'hi you','confidence':0.9,'words':["
            + "{'startTime':'0.100s','endTime':'0.400s','word':'hi'},{'startTime':'0.5s',"
            + "'endTime':'0.9s','word':'you'}]}],'languageCode':'en'}]}"
            + " # hi 0.10-0.40; you 0.50-0.90",
        "Azure # {'recognizedPhrases':[{'channel':0,'offset':'PT0.1S','duration':'PT0.8S',"
            + "'offsetInTicks':1000000,'durationInTicks':8000000,'nBest':[{'confidence':0.9,"
            + "'lexical':'hi','display':'Hi.','words':[{'word':'hi','offset':'PT0.1S',"
            + "'duration':'PT0.3S','offsetInTicks':1000000,'durationInTicks':3000000}]}]}]}"
            + " # hi 0.10-0.40",
        "Deepgram # {'metadata':{},'results':{'channels':[{'alternatives':[{'transcript':'hi you',"
            + "'confidence':0.9,'words':[{'word':'hi','start':0.1,'end':0.4,'confidence':0.9,"
            + "'punctuated_word':'Hi,'},{'word':'you','start':0.5,'end':0.9,'confidence':0.9}]}]}]}}"
            + " # Hi, 0.10-0.40; you 0.50-0.90",
        "AssemblyAI # {'id':'1','language_model':'x','text':'Hi you','words':[{'text':'Hi','start'"
            + ":100,'end':400,'confidence':0.9,'speaker':null},{'text':'you','start':500,'end':900,"
            + "'confidence':0.9,'speaker':null}]} # Hi 0.10-0.40; you 0.50-0.90",
        "Rev AI # {'monologues':[{'speaker':0,'elements':[{'type':'text','value':'Hi','ts':0.1,"
            + "'end_ts':0.4,'confidence':0.9},{'type':'punct','value':', '},{'type':'text',"
            + "'value':'you','ts':0.5,'end_ts':0.9}]}]} # Hi, 0.10-0.40; you 0.50-0.90",
        "Speechmatics # {'format':'2.9','results':[{'alternatives':[{'confidence':1.0,'content':"
            + "'Hi'}],'end_time':0.4,'start_time':0.1,'type':'word'},{'alternatives':[{'content':"
            + "'.'}],'attaches_to':'previous','end_time':0.4,'start_time':0.4,'type':"
            + "'punctuation'}]} # Hi. 0.10-0.40",
        "YouTube # {'events':[{'tStartMs':100,'dDurationMs':2000,'segs':[{'utf8':'hi'},{'utf8':"
            + "' you','tOffsetMs':400}]},{'tStartMs':900,'dDurationMs':1000,'aAppend':1,'segs':["
            + "{'utf8':'\\n'}]},{'tStartMs':1000,'dDurationMs':900,'segs':[{'utf8':'all'}]}]}"
            + " # hi 0.10-0.50; you 0.50-1.00; all 1.00-1.90",
        "aeneas # {'fragments':[{'begin':'0.000','end':'1.000','id':'f1','language':'en','lines':["
            + "'hi','ho'],'children':[]}]} # hi 0.00-0.50; ho 0.50-1.00",
        "NeMo # {'audio_filepath':'a.wav','offset':2.0,'duration':1.0,'text':'wrong','pred_text':"
            + "'hi ho'} # hi 2.00-2.50; ho 2.50-3.00"
      })
  void shapes(String name, String json, String words) throws IOException {
    assertEquals(words, read(json.replace('\'', '"')), name);
  }

  /** Each cue repeats the line before; the text counts once, each word when its cue begins. */
  @Test
  void rollingCaptions() throws IOException {
    String srt =
        "1\n00:00:00,000 --> 00:00:02,000\nwe met\n\n"
            + "2\n00:00:02,000 --> 00:00:04,000\nwe met\nin town\n\n"
            + "3\n00:00:04,000 --> 00:00:06,000\nin town\nand then\n\n"
            + "4\n00:00:06,000 --> 00:00:08,000\nand then\nwe left\n\n";
    assertEquals(
        "we 0.00-0.80; met 0.80-2.00; in 2.00-2.67; town 2.67-4.00; and 4.00-4.86; then 4.86-6.00;"
            + " we 6.00-6.67; left 6.67-8.00",
        read(srt));
    // A refrain is not a rolling caption.
    assertEquals(
        "no 0.00-1.00; no 1.00-2.00; yes 2.00-3.00",
        read(
            "1\n00:00:00,000 --> 00:00:01,000\nno\n\n2\n00:00:01,000 --> 00:00:02,000\nno\n\n"
                + "3\n00:00:02,000 --> 00:00:03,000\nyes\n\n"));
  }
}
